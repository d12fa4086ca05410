namespace GrandChallenge.Web.ChallengeFrames;

/// <summary>What stands round every page of a challenge, whichever module owns the page: set <c>Layout = "_ChallengeLayout"</c> on a route with <c>{slug}</c>.</summary>
/// <param name="Status">A word for a badge: Open, OpeningSoon, Completed or Closed.</param>
/// <param name="Join">A sentence on how the caller stands to the challenge, and where he can change that; null where there is nothing to say.</param>
/// <param name="Tabs">The tabs that the caller may see, in order.</param>
/// <param name="AdminTabs">Those of its organisers; empty for everyone else.</param>
public sealed record ChallengeFrame(
    string Slug, string Title, string? LogoUrl, string? BannerUrl, string Status, string Visibility, FrameJoin? Join,
    IReadOnlyList<FrameTab> Tabs, IReadOnlyList<FrameTab> AdminTabs);

/// <param name="Href">Absolute path on this site.</param>
public sealed record FrameTab(string Title, string Href);

/// <param name="Sentence">For example "You take part."; empty when only the action matters.</param>
/// <param name="Action">Text of the button, for example "Join"; null without one.</param>
public sealed record FrameJoin(string Sentence, string? Action, string? Href);
