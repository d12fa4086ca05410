using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace GrandChallenge.Web.Markdown;

/// <summary>
/// Puts the platform's HTML in the place of <c>{{ tokens }}</c>. Only in text, on the parsed page: a token inside an
/// attribute would break out of its quotes, and inside code it is an example.
/// </summary>
internal static partial class Tokens
{
    public static void Replace(IHtmlDocument page, Func<string, string?>? token)
    {
        var texts = page.Body?.Descendants<IText>().Where(text => text.Data.Contains("{{", StringComparison.Ordinal) && !IsCode(text)).ToList() ?? [];
        foreach (var text in texts)
        {
            var holder = page.CreateElement("span");
            holder.InnerHtml = Pattern().Replace(WebUtility.HtmlEncode(text.Data), match => Embed(match, token));
            text.Replace([.. holder.ChildNodes]);
        }
    }

    private static bool IsCode(IText text) => text.ParentElement?.Closest("code, pre") is not null;

    private static string Embed(Match match, Func<string, string?>? token) =>
        token?.Invoke(match.Groups["name"].Value)
        ?? $"""<mark class="gc-warning-token" title="Nothing of this name can be shown here">{match.Value}</mark>""";

    [GeneratedRegex(@"\{\{\s*(?<name>[A-Za-z0-9][A-Za-z0-9_.\-]{0,99})\s*\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
