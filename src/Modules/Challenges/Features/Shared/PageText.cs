using GrandChallenge.Challenges.Domain;
using GrandChallenge.Web.Markdown;

namespace GrandChallenge.Challenges.Features.Shared;

/// <summary>A page's markdown as safe HTML, with the dates of the challenge's phases in it.</summary>
internal sealed class PageText(MarkdownRenderer renderer, Neighbours neighbours)
{
    public async Task<string> HtmlAsync(Challenge challenge, string markdown, CancellationToken cancellationToken)
    {
        var phases = await neighbours.PhasesAsync([challenge.Id], cancellationToken);
        await using var html = new StringWriter();
        renderer.Render(markdown, new PhaseTokens(phases[challenge.Id]).Resolve).WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Default);
        return html.ToString();
    }
}
