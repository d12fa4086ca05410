using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GrandChallenge.Web.TagHelpers;

/// <summary>
/// <c>&lt;gc-field for="Input.Title" help="…" /&gt;</c>: label, control, help and error of one field, tied together for screen readers.
/// The control follows the type: text, number, check box, select (an enum or <c>items</c>), text area (<c>rows</c>), or an
/// instant typed as UTC. Further attributes go to the control.
/// </summary>
[HtmlTargetElement("gc-field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IHtmlGenerator generator) : TagHelper
{
    public ModelExpression For { get; set; } = null!;
    public string? Label { get; set; }
    public string? Help { get; set; }
    public string? Type { get; set; }
    public int Rows { get; set; }
    public bool? Required { get; set; }
    public IEnumerable<SelectListItem>? Items { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    private Type Underlying => For.Metadata.UnderlyingOrModelType;
    private bool IsCheck => Underlying == typeof(bool);
    private bool IsInstant => Underlying == typeof(DateTimeOffset);
    private string? InputType => Type ?? (IsInstant ? "datetime-local" : null);
    private bool IsRequired => !IsCheck && (Required
        ?? (For.Metadata.ValidatorMetadata.OfType<RequiredAttribute>().Any() || (For.Metadata.IsRequired && Underlying != typeof(string) && !For.Metadata.IsEnumerableType)));

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var id = TagBuilder.CreateSanitizedId(View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name), "_");
        var control = await ControlAsync(context.UniqueId, output.Attributes, id);
        var label = LabelFor(id);
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", IsCheck ? "mb-3 form-check" : "mb-3");
        if (IsCheck) output.Content.AppendHtml(control).AppendHtml(label);
        else output.Content.AppendHtml(label).AppendHtml(control);
        if (Help is not null) output.Content.AppendHtml(Line("div", $"{id}-help", "form-text", Help));
        if (IsInstant) output.Content.AppendHtml(Line("div", $"{id}-local", "form-text", ""));
        output.Content.AppendHtml(ErrorFor(id));
    }

    private async Task<TagHelperOutput> ControlAsync(string uniqueId, TagHelperAttributeList extra, string id)
    {
        var options = Items ?? (Underlying.IsEnum ? EnumItems() : null);
        TagHelper helper = options is not null ? new SelectTagHelper(generator) { For = For, ViewContext = View, Items = options }
            : Rows > 0 ? new TextAreaTagHelper(generator) { For = For, ViewContext = View }
            : new InputTagHelper(generator) { For = For, ViewContext = View, InputTypeName = InputType, Format = IsInstant ? "{0:yyyy-MM-ddTHH:mm}" : null };
        var tag = options is not null ? "select" : Rows > 0 ? "textarea" : "input";
        var control = new TagHelperOutput(tag, new TagHelperAttributeList(extra), (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()))
        {
            TagMode = tag == "input" ? TagMode.SelfClosing : TagMode.StartTagAndEndTag,
        };
        control.Attributes.SetAttribute("class", IsCheck ? "form-check-input" : tag == "select" ? "form-select" : "form-control");
        control.Attributes.SetAttribute("aria-describedby", string.Join(' ', Descriptions(id)));
        if (Rows > 0) control.Attributes.SetAttribute("rows", Rows);
        if (IsRequired) control.Attributes.SetAttribute("required", "required");
        if (IsInstant) control.Attributes.SetAttribute("data-utc", $"{id}-local");
        if (View.ModelState.GetFieldValidationState(View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name)) == Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
            control.Attributes.SetAttribute("aria-invalid", "true");
        var inner = new TagHelperContext(tag, [new TagHelperAttribute("type", InputType)], new Dictionary<object, object>(), uniqueId);
        helper.Init(inner);
        await helper.ProcessAsync(inner, control);
        foreach (var attribute in control.Attributes.Where(a => a.Name.StartsWith("data-val", StringComparison.Ordinal)).ToList())
            control.Attributes.Remove(attribute);
        return control;
    }

    private TagBuilder LabelFor(string id)
    {
        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        label.AddCssClass(IsCheck ? "form-check-label" : "form-label");
        if (IsRequired) label.AddCssClass("gc-required");
        label.InnerHtml.Append((Label ?? For.Metadata.DisplayName ?? Words.Of(For.Metadata.PropertyName ?? For.Name)) + (IsInstant ? " (UTC)" : ""));
        return label;
    }

    private TagBuilder ErrorFor(string id)
    {
        var error = generator.GenerateValidationMessage(View, For.ModelExplorer, For.Name, message: null, tag: "span", htmlAttributes: null) ?? new TagBuilder("span");
        error.Attributes["id"] = $"{id}-error";
        foreach (var key in error.Attributes.Keys.Where(k => k.StartsWith("data-val", StringComparison.Ordinal)).ToList()) error.Attributes.Remove(key);
        return error;
    }

    private IEnumerable<string> Descriptions(string id)
    {
        if (Help is not null) yield return $"{id}-help";
        if (IsInstant) yield return $"{id}-local";
        yield return $"{id}-error";
    }

    private IEnumerable<SelectListItem> EnumItems() => For.Metadata.EnumGroupedDisplayNamesAndValues!
        .Select(pair => new SelectListItem(Words.Of(pair.Key.Name), Enum.Parse(Underlying, pair.Value).ToString()));

    private static TagBuilder Line(string tag, string id, string css, string text)
    {
        var line = new TagBuilder(tag);
        line.Attributes["id"] = id;
        line.AddCssClass(css);
        line.InnerHtml.Append(text);
        return line;
    }
}
