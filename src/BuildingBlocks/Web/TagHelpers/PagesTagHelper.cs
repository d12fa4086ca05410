using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GrandChallenge.Web.TagHelpers;

/// <summary>
/// <c>&lt;gc-pages page="2" size="50" total="431" /&gt;</c>: which rows are shown and links to the other pages, which
/// keep the rest of the query string. Pages count from 1 and stand in the query as <c>name</c> (default <c>page</c>).
/// </summary>
[HtmlTargetElement("gc-pages", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagesTagHelper : TagHelper
{
    public int Page { get; set; } = 1;
    public int Size { get; set; } = 50;
    public int Total { get; set; }
    public string Name { get; set; } = "page";
    public string Label { get; set; } = "Pages";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var last = Math.Max(1, (Total + Size - 1) / Size);
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "gc-pages");
        output.Attributes.SetAttribute("aria-label", Label);
        var first = Total == 0 ? 0 : (Page - 1) * Size + 1;
        output.Content.AppendHtml("<span>").Append(string.Create(CultureInfo.InvariantCulture, $"{first:N0}–{Math.Min(Total, Page * Size):N0} of {Total:N0}")).AppendHtml("</span>");
        if (last == 1) return;

        output.Content.AppendHtml("<ul class=\"pagination\">");
        Link(output, "Previous", Page - 1, Page > 1);
        var before = 0;
        foreach (var number in Enumerable.Range(1, last).Where(n => n == 1 || n == last || Math.Abs(n - Page) <= 1))
        {
            if (number > before + 1) output.Content.AppendHtml("<li class=\"page-item disabled\"><span class=\"page-link\" aria-hidden=\"true\">…</span></li>");
            Link(output, number.ToString(CultureInfo.InvariantCulture), number, true);
            before = number;
        }

        Link(output, "Next", Page + 1, Page < last);
        output.Content.AppendHtml("</ul>");
    }

    private void Link(TagHelperOutput output, string text, int number, bool usable)
    {
        var item = new TagBuilder("li");
        item.AddCssClass("page-item");
        var current = text is not ("Previous" or "Next") && number == Page;
        if (current) item.AddCssClass("active");
        if (!usable) item.AddCssClass("disabled");
        var link = new TagBuilder(usable ? "a" : "span");
        link.AddCssClass("page-link");
        if (usable) link.Attributes["href"] = Address(number);
        if (current) link.Attributes["aria-current"] = "page";
        link.InnerHtml.Append(text);
        item.InnerHtml.AppendHtml(link);
        output.Content.AppendHtml(item);
    }

    private string Address(int number)
    {
        var request = View.HttpContext.Request;
        var rest = request.Query.Where(pair => !string.Equals(pair.Key, Name, StringComparison.OrdinalIgnoreCase));
        var query = new QueryBuilder(rest) { { Name, number.ToString(CultureInfo.InvariantCulture) } };
        return request.PathBase + request.Path + query;
    }
}
