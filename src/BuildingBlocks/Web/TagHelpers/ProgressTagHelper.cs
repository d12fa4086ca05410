using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GrandChallenge.Web.TagHelpers;

/// <summary><c>&lt;gc-progress label="Submissions left" value="3" max="5" /&gt;</c>; without a value the bar shows that something goes on.</summary>
[HtmlTargetElement("gc-progress", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProgressTagHelper : TagHelper
{
    public string Label { get; set; } = "";
    public double? Value { get; set; }
    public double Max { get; set; } = 100;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "label";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "gc-progress");
        var bar = new TagBuilder("progress");
        bar.Attributes["max"] = Max.ToString(CultureInfo.InvariantCulture);
        if (Value is { } value) bar.Attributes["value"] = value.ToString(CultureInfo.InvariantCulture);
        var words = new TagBuilder("span");
        words.InnerHtml.Append(Label);
        output.Content.AppendHtml(words).AppendHtml(bar);
    }
}
