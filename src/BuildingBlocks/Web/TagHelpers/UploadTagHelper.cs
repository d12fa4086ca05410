using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GrandChallenge.Web.TagHelpers;

/// <summary>
/// <c>&lt;gc-upload for="Input.UploadId" label="Predictions" accept=".csv,.zip" max-bytes="…" /&gt;</c>: a place to drop or choose a file,
/// which goes to the tus endpoint at once; the form carries only its upload id, and its submit buttons wait until all is there.
/// With <c>multiple</c> the field's name is sent once for each file.
/// </summary>
[HtmlTargetElement("gc-upload", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class UploadTagHelper(IHtmlGenerator generator) : TagHelper
{
    public ModelExpression For { get; set; } = null!;
    public string Label { get; set; } = "File";
    public string? Help { get; set; }
    public string Accept { get; set; } = "";
    public long MaxBytes { get; set; }
    public bool Multiple { get; set; }
    public string Endpoint { get; set; } = "/uploads";

    [ViewContext, HtmlAttributeNotBound]
    public Microsoft.AspNetCore.Mvc.Rendering.ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = Microsoft.AspNetCore.Mvc.Rendering.TagBuilder.CreateSanitizedId(name, "_");
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "gc-upload mb-3");
        output.Attributes.SetAttribute("data-upload", View.HttpContext.Request.PathBase + Endpoint);
        output.Attributes.SetAttribute("data-target-input", id);
        output.Attributes.SetAttribute("data-accept", Accept);
        if (MaxBytes > 0) output.Attributes.SetAttribute("data-max-bytes", MaxBytes.ToString(CultureInfo.InvariantCulture));
        if (Multiple) output.Attributes.SetAttribute("data-multiple", "");
        var error = generator.GenerateValidationMessage(View, For.ModelExplorer, For.Name, message: null, tag: "span", htmlAttributes: null);
        output.Content.SetHtmlContent($"""
            <label class="form-label" for="{id}-file">{WebUtility.HtmlEncode(Label)}</label>
            <div class="gc-upload-zone">
              <span>Drop {(Multiple ? "files" : "a file")} here or <strong>choose {(Multiple ? "them" : "it")}</strong></span>
              <span class="form-text" id="{id}-help">{WebUtility.HtmlEncode(Help ?? Limits())}</span>
              <input type="file" id="{id}-file" aria-describedby="{id}-help" {(Multiple ? "multiple" : "")} {(Accept.Length > 0 ? $"accept=\"{WebUtility.HtmlEncode(Accept)}\"" : "")}>
            </div>
            <div role="alert"></div>
            <ul class="gc-upload-files" aria-live="polite" aria-label="Uploads"></ul>
            <input type="hidden" id="{id}" name="{WebUtility.HtmlEncode(name)}">
            <noscript><p>Uploading on this page needs JavaScript. The command line tool <code>gc</code> does it too.</p></noscript>
            """);
        if (error is not null) output.Content.AppendHtml(error);
    }

    private string Limits()
    {
        var kinds = Accept.Length > 0 ? $"Accepted: {Accept.Replace(",", ", ", StringComparison.Ordinal)}." : "";
        var size = MaxBytes > 0 ? string.Create(CultureInfo.InvariantCulture, $" At most {Size(MaxBytes)}.") : "";
        return $"{kinds}{size} An interrupted upload continues where it stopped.".Trim();
    }

    private static string Size(long bytes) => bytes switch
    {
        >= 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.#} GB"),
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} kB"),
    };
}
