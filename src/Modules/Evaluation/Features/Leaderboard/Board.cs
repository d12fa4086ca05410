using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Features.Leaderboard;

/// <summary>A ranked board with all that its rows show; its content never changes.</summary>
internal sealed record Board(
    Scoring Scoring, IReadOnlyList<BoardColumn> Columns, IReadOnlyList<BoardLine> Lines, int Unranked, int Outdated)
{
    public BoardOrders Orders { get; } = new(Lines, Columns.Count);

    public static Board Of(Phase phase, ResultDisplay shows, IReadOnlyCollection<PublishedRun> runs, IReadOnlyDictionary<Guid, string> names)
    {
        var scoring = phase.Scoring with { Display = shows };
        var byId = runs.ToDictionary(run => run.Id);
        var entries = runs.Select(run => new BoardEntry(
            run.Id, run.UserId, run.SubmittedAt, MetricValue.Join(run.MetricNumbers, run.MetricProblems)));
        var lines = Array.ConvertAll(Ranking.Of([.. entries], scoring), ranked =>
        {
            var run = byId[ranked.Entry.Id];
            var isCurrent = run.MethodId == phase.ActiveMethodId && run.GroundTruthId == phase.ActiveGroundTruthId;
            return new BoardLine(ranked, run.SubmissionId, names.GetValueOrDefault(run.UserId, "unknown"), run.ScoreError, !isCurrent);
        });
        return new Board(
            scoring,
            [.. scoring.Columns().Select(column => new BoardColumn(column.Title, column.Direction, !column.Excluded))],
            lines,
            lines.Count(line => line.Ranked.Rank is null),
            lines.Count(line => line.IsOutdated));
    }
}

internal sealed record BoardLine(RankedRow Ranked, Guid SubmissionId, string User, double? Error, bool IsOutdated)
{
    public double? NumberAt(int column) => column < Ranked.Entry.Metrics.Length ? Ranked.Entry.Metrics[column].Number : null;

    public BoardRow ToRow(Guid? reader) => new(
        Ranked.Rank, Ranked.RankScore, Ranked.Entry.Id, SubmissionId, Ranked.Entry.UserId, User, Ranked.Entry.SubmittedAt, Error,
        [.. Ranked.MetricRanks.Select(CellAt)], Ranked.Reason, Ranked.Entry.UserId == reader, IsOutdated);

    private BoardCell CellAt(int? position, int column)
    {
        var metric = column < Ranked.Entry.Metrics.Length ? Ranked.Entry.Metrics[column] : default;
        return new BoardCell(metric.Number, position, metric.Problem);
    }
}
