using System.Net;
using GrandChallenge.Web.TagHelpers;

namespace GrandChallenge.Web.Markdown;

/// <summary>What may stand in place of a <c>{{ token }}</c>: ready HTML, made by the platform and never by an author.</summary>
public static class Token
{
    public static string Time(DateTimeOffset at) =>
        $"""<time datetime="{TimeTagHelper.Machine(at)}" data-local="full">{TimeTagHelper.Words(at)}</time>""";

    public static string Text(string text) => WebUtility.HtmlEncode(text);
}
