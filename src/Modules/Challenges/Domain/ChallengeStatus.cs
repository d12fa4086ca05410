using GrandChallenge.Evaluation.Contracts;

namespace GrandChallenge.Challenges.Domain;

/// <summary>Where a challenge stands, as its phases say.</summary>
internal enum ChallengeStatus
{
    Open,
    OpeningSoon,
    Completed,
    Closed,
}

internal static class ChallengeStatuses
{
    /// <summary>Open if any phase is; completed if all are; else opening soon if any is; else, or without phases, closed.</summary>
    public static ChallengeStatus Of(IReadOnlyCollection<PhaseStatus> phases) =>
        phases.Contains(PhaseStatus.Open) ? ChallengeStatus.Open
        : phases.Count > 0 && phases.All(phase => phase == PhaseStatus.Completed) ? ChallengeStatus.Completed
        : phases.Contains(PhaseStatus.OpeningSoon) ? ChallengeStatus.OpeningSoon
        : ChallengeStatus.Closed;
}
