using System.Net;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GrandChallenge.Web.TagHelpers;

/// <summary><c>&lt;gc-empty title="No submissions yet" action="Submit" href="…"&gt;what to do next&lt;/gc-empty&gt;</c></summary>
[HtmlTargetElement("gc-empty")]
public sealed class EmptyTagHelper : TagHelper
{
    public string Title { get; set; } = "";
    public string? Action { get; set; }
    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "gc-empty");
        output.PreContent.AppendHtml("<h2>").Append(Title).AppendHtml("</h2><div class=\"gc-empty-text\">");
        output.PostContent.AppendHtml("</div>");
        if (Action is not null && Href is not null)
            output.PostContent.AppendHtml($"""<div class="gc-actions"><a class="btn btn-primary" href="{WebUtility.HtmlEncode(Href)}">""").Append(Action).AppendHtml("</a></div>");
    }
}
