namespace GrandChallenge.Evaluation.Domain;

/// <summary>A published, succeeded run as it enters the ranking.</summary>
/// <param name="Id">The run.</param>
/// <param name="UserId">Whose submission it is.</param>
/// <param name="SubmittedAt">When the submission came in, not when it was scored.</param>
/// <param name="Metrics">One value per column, in the order of <see cref="Scoring.Columns"/>.</param>
internal sealed record BoardEntry(Guid Id, Guid UserId, DateTimeOffset SubmittedAt, MetricValue[] Metrics);

/// <summary>A row of the board.</summary>
/// <param name="Entry">What was ranked.</param>
/// <param name="Rank">From 1, shared by equals; null when the row cannot rank.</param>
/// <param name="RankScore">What the rank was decided by: one rank, or the mean or median of ranks; null without a rank.</param>
/// <param name="MetricRanks">The rank within each column, in the order of <see cref="Scoring.Columns"/>; null where the column or the row does not rank.</param>
/// <param name="Reason">Why there is no rank, as a sentence; null with a rank.</param>
internal sealed record RankedRow(BoardEntry Entry, int? Rank, double? RankScore, int?[] MetricRanks, string? Reason);
