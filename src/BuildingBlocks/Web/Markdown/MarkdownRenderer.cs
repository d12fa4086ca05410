using System.Net;
using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Html;

namespace GrandChallenge.Web.Markdown;

/// <summary>
/// Turns an author's markdown into HTML that is safe on our pages: headings with ids, tables, task lists, footnotes, code.
/// Whatever HTML the author or the renderer made is sanitised afterwards, so nothing can run, be styled or come from another host.
/// Text longer than <see cref="MaxLength"/> or nested too deeply is shown as plain text with a sentence that says so.
/// </summary>
public sealed class MarkdownRenderer
{
    /// <summary>Longest text rendered, in UTF-16 code units.</summary>
    public const int MaxLength = 200_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAutoIdentifiers().UsePipeTables().UseTaskLists().UseFootnotes().UseAutoLinks().UseEmphasisExtras().UseDefinitionLists().UseListExtras()
        .Build();

    private readonly HtmlSanitizer sanitizer = Sanitiser.Create();

    /// <param name="markdown">The author's text.</param>
    /// <param name="token">Gives the HTML for the inside of <c>{{ … }}</c>, made with <see cref="Token"/>; null leaves the token visible, marked as unknown.</param>
    public IHtmlContent Render(string? markdown, Func<string, string?>? token = null)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return HtmlString.Empty;
        if (Bounds.Broken(markdown) is { } why) return Plain(markdown, why);
        try
        {
            var page = sanitizer.SanitizeDom(Markdig.Markdown.ToHtml(markdown, Pipeline));
            Tokens.Replace(page, token);
            return new HtmlString(page.Body?.InnerHtml);
        }
        catch (ArgumentException)
        {
            return Plain(markdown, Bounds.TooDeep);
        }
    }

    private static HtmlString Plain(string markdown, string why)
    {
        var text = markdown.Length > MaxLength ? markdown[..MaxLength] : markdown;
        return new HtmlString($"""<p class="alert alert-warning">{why}</p><pre>{WebUtility.HtmlEncode(text)}</pre>""");
    }
}
