using CsCheck;
using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Tests.Domain;

/// <summary>What holds of every board, held against a definition that counts instead of sorting.</summary>
public class RankingProperties
{
    // Few distinct values, so that ties, zeros of both signs and invalid metrics all come up.
    private static readonly double[] Numbers = [-1.5, -0.0, 0.0, 0.1, 0.5, 1e300];

    private static readonly Gen<MetricValue> AnyMetric = Gen.Frequency(
        (9, Gen.Int[0, Numbers.Length - 1].Select(i => MetricValue.Of(Numbers[i]))),
        (1, Gen.Const(MetricValue.Invalid("no number"))));

    private static readonly Gen<Scoring> AnyScoring = Gen.Select(
        Gen.Enum<Direction>(), Gen.Enum<Direction>(), Gen.Enum<RankingMethod>(), Gen.Enum<ResultDisplay>(), Gen.Bool,
        (a, b, method, display, excluded) =>
        {
            var scoring = Board.Scoring(method.ToString(), a, b) with { Display = display };
            return scoring with { ExtraColumns = [scoring.ExtraColumns[0] with { Excluded = excluded }] };
        });

    private static readonly Gen<BoardEntry[]> AnyBoard = Gen.Select(Gen.Int[0, 4], AnyMetric, AnyMetric, Gen.Int[0, 3]).Array[0, 25].Select(all =>
        all.Select((one, i) => new BoardEntry(Board.Id(i), Board.Id(100 + one.Item1), Board.Start.AddMinutes(one.Item4), [one.Item2, one.Item3])).ToArray());

    private static readonly Gen<(BoardEntry[] Entries, Scoring Scoring)> AnyCase = Gen.Select(AnyBoard, AnyScoring);

    [Fact]
    public void Every_row_has_a_rank_or_a_reason_and_never_both() => AnyCase.Sample(board =>
        Ranking.Of(board.Entries, board.Scoring).All(row =>
            (row.Rank is null) == (row.Reason is not null)
            && (row.Rank is null) == (row.RankScore is null)
            && row.RankScore is null or >= 1 && double.IsFinite(row.RankScore ?? 0)));

    [Fact]
    public void A_rank_is_one_more_than_the_count_of_better_rank_scores() => AnyCase.Sample(board =>
    {
        var ranked = Ranking.Of(board.Entries, board.Scoring).Where(row => row.Rank is not null).ToArray();
        return ranked.All(row => row.Rank == 1 + ranked.Count(other => other.RankScore < row.RankScore));
    });

    [Fact]
    public void A_metric_rank_is_one_more_than_the_count_of_better_values() => AnyCase.Sample(board =>
    {
        var columns = board.Scoring.Columns();
        var ranked = Ranking.Of(board.Entries, board.Scoring).Where(row => row.Rank is not null).ToArray();
        bool Better(double a, double b, int c) => columns[c].Direction == Direction.Ascending ? a < b : a > b;
        return ranked.All(row => Enumerable.Range(0, columns.Count).All(c => columns[c].Excluded
            ? row.MetricRanks[c] is null
            : row.MetricRanks[c] == 1 + ranked.Count(other => Better(other.Entry.Metrics[c].Number!.Value, row.Entry.Metrics[c].Number!.Value, c))));
    });

    [Fact]
    public void The_order_of_the_input_changes_nothing() =>
        Gen.Select(AnyCase, Gen.Int).Sample((board, seed) =>
        {
            var shuffled = board.Entries.ToArray();
            new Random(seed).Shuffle(shuffled);
            var before = Ranking.Of(board.Entries, board.Scoring).Select(Facts);
            return before.SequenceEqual(Ranking.Of(shuffled, board.Scoring).Select(Facts));
        });

    [Fact]
    public void Ranking_the_shown_rows_again_changes_nothing() => AnyCase.Sample(board =>
    {
        var rows = Ranking.Of(board.Entries, board.Scoring);
        return rows.Select(Facts).SequenceEqual(Ranking.Of([.. rows.Select(row => row.Entry)], board.Scoring).Select(Facts));
    });

    [Fact]
    public void Best_and_most_recent_show_each_user_once_from_rank_1() => AnyCase.Where(board => board.Scoring.Display != ResultDisplay.All).Sample(board =>
    {
        var rows = Ranking.Of(board.Entries, board.Scoring);
        var users = board.Entries.Select(entry => entry.UserId).ToHashSet();
        return rows.Length == users.Count
            && users.SetEquals(rows.Select(row => row.Entry.UserId))
            && (rows.Length == 0 || rows[0].Rank is null or 1);
    });

    [Fact]
    public void All_shows_every_result() =>
        AnyBoard.Sample(entries => Ranking.Of(entries, Board.Scoring("Mean", Direction.Descending, Direction.Ascending)).Length == entries.Length);

    private static (Guid, int?, double?, string) Facts(RankedRow row) => (row.Entry.Id, row.Rank, row.RankScore, string.Join(',', row.MetricRanks));
}
