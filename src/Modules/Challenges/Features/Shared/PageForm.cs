using GrandChallenge.Challenges.Domain;

namespace GrandChallenge.Challenges.Features.Shared;

/// <summary>What the pages that create and edit a page bind.</summary>
internal sealed class PageForm
{
    public string? Title { get; set; }

    public string? Markdown { get; set; }

    public PageVisibility? Visibility { get; set; } = PageVisibility.Everyone;

    public string? Version { get; set; }
}
