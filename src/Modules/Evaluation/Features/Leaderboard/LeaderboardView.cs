using GrandChallenge.Application;
using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Features.Leaderboard;

/// <param name="Rule">How this board ranks, in sentences.</param>
/// <param name="Decimals">Decimals to show; ranks were decided by the full numbers.</param>
/// <param name="Rows">The rows of the page, out of all that the search found.</param>
/// <param name="Results">Rows of the whole board, unranked ones too.</param>
/// <param name="Unranked">How many of them have no rank.</param>
/// <param name="Outdated">How many were scored by other versions of method and ground truth than the active ones.</param>
internal sealed record LeaderboardView(
    Guid PhaseId, string Phase, string Title, string Challenge, bool IsAdmin, bool IsHidden, IReadOnlyList<string> Rule,
    ResultDisplay Shows, RankingMethod RankedBy, int Decimals, IReadOnlyList<BoardColumn> Columns, Page<BoardRow> Rows,
    int Results, int Unranked, int Outdated);

/// <summary>A metric's column; the first is the score.</summary>
/// <param name="Counts">It takes part in the ranking, and each row has its position in it.</param>
internal sealed record BoardColumn(string Title, Direction Direction, bool Counts);

/// <param name="Rank">From 1, shared by equals; null without a rank.</param>
/// <param name="Position">Mean or median of the positions in the counted columns, where the phase ranks by it.</param>
/// <param name="Cells">One for each column.</param>
/// <param name="Reason">Why there is no rank; null with one.</param>
/// <param name="IsOutdated">Scored by another version of method or ground truth than the active one.</param>
internal sealed record BoardRow(
    int? Rank, double? Position, Guid EvaluationId, Guid SubmissionId, Guid UserId, string User, DateTimeOffset SubmittedAt,
    double? ScoreError, IReadOnlyList<BoardCell> Cells, string? Reason, bool IsMine, bool IsOutdated);

/// <param name="Position">The rank within this column alone; null where it does not count.</param>
internal sealed record BoardCell(double? Number, int? Position, string? Problem);
