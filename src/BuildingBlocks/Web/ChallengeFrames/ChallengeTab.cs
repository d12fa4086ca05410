namespace GrandChallenge.Web.ChallengeFrames;

/// <summary>A tab that a module adds to every challenge: register it as a singleton.</summary>
/// <param name="Path">Below the challenge's address, for example "leaderboards" for /challenges/{slug}/leaderboards.</param>
/// <param name="Order">Left to right; the challenge's own pages stand before all of them.</param>
public sealed record ChallengeTab(string Title, string Path, int Order, TabAudience Audience = TabAudience.Everyone);

public enum TabAudience
{
    Everyone,

    /// <summary>Participants, and organisers too.</summary>
    Participants,
    Admins,
}
