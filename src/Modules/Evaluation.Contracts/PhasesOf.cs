using GrandChallenge.Contracts;

namespace GrandChallenge.Evaluation.Contracts;

/// <summary>The phases of these challenges in their order: what a challenge needs for its status and its pages.</summary>
public sealed record PhasesOf(IReadOnlyCollection<Guid> ChallengeIds) : IQuery<IReadOnlyList<PhaseSummary>>;

public sealed record PhaseSummary(
    Guid Id, Guid ChallengeId, string Slug, string Title, DateTimeOffset? Opens, DateTimeOffset? Closes, PhaseStatus Status, bool HasPublicBoard);

/// <summary>Open: takes submissions now. Opening soon: will. Completed: its closing date has passed. Closed: takes none for another reason.</summary>
public enum PhaseStatus
{
    Open,
    OpeningSoon,
    Completed,
    Closed,
}
