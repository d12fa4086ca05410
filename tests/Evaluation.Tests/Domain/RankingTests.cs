using System.Text.Json;
using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Tests.Domain;

public class RankingTests
{
    private static readonly Scoring OneMetric = Board.Scoring("First", Direction.Descending);
    private static readonly Scoring TwoMetrics = Board.Scoring("First", Direction.Descending, Direction.Descending);

    [Fact]
    public void An_empty_board_has_no_rows() => Ranking.Of([], TwoMetrics).ShouldBeEmpty();

    [Fact]
    public void Equals_share_the_lowest_rank_and_leave_a_gap() =>
        RankScale.Ranks([9, 7, 7, 1], Direction.Descending).ShouldBe([1, 2, 2, 4]);

    [Fact]
    public void Minus_zero_equals_zero()
    {
        RankScale.Ranks([-0.0, 0.0, 1], Direction.Ascending).ShouldBe([1, 1, 3]);
        RankScale.Ranks([-0.0, 0.0, 1], Direction.Descending).ShouldBe([2, 2, 1]);
    }

    [Fact]
    public void Numbers_that_differ_in_the_last_bit_are_not_equal() =>
        RankScale.Ranks([0.3, 0.1 + 0.2], Direction.Ascending).ShouldBe([1, 2]);

    [Fact]
    public void The_median_of_an_even_count_is_the_mean_of_the_middle_two() => RankScale.Median([4, 1, 10, 3]).ShouldBe(3.5);

    [Theory]
    [InlineData("true", "`a` is true, a number is needed.")]
    [InlineData("null", "`a` is null, a number is needed.")]
    [InlineData("NaN", "`a` is NaN, a finite number is needed.")]
    [InlineData("1e309", "`a` is 1e309, which is too large, a finite number is needed.")]
    [InlineData("\"0.9\"", "`a` is the text \"0.9\", a number is needed.")]
    public void An_invalid_metric_never_ranks_and_the_row_says_why(string value, string reason)
    {
        using var metrics = JsonDocument.Parse(MetricsJson.Clean($$"""{"a": {{value}} }"""));
        var broken = Board.Entry(0, user: 0) with { Metrics = OneMetric.Read(metrics.RootElement) };

        var rows = Ranking.Of([broken, Board.Entry(1, user: 1, -5)], OneMetric);

        rows.Select(row => row.Rank).ShouldBe([1, null]);
        rows[1].Entry.ShouldBe(broken);
        rows[1].Reason.ShouldBe(reason);
        rows[1].MetricRanks.ShouldBe([null]);
    }

    [Fact]
    public void One_of_two_ranked_metrics_missing_unranks_the_row_even_by_the_first_metric()
    {
        using var metrics = JsonDocument.Parse("""{"a": 1}""");
        var half = Board.Entry(0, user: 0) with { Metrics = TwoMetrics.Read(metrics.RootElement) };

        Ranking.Of([half], TwoMetrics).Single().Reason.ShouldBe("`b0` is missing, a number is needed.");
    }

    [Fact]
    public void A_missing_excluded_column_is_shown_only_and_the_row_ranks()
    {
        var scoring = OneMetric with { ExtraColumns = [new MetricColumn { Title = "b", Path = "b", Excluded = true }] };
        using var metrics = JsonDocument.Parse("""{"a": 1}""");
        var entry = Board.Entry(0, user: 0) with { Metrics = scoring.Read(metrics.RootElement) };

        var row = Ranking.Of([entry], scoring).Single();

        row.Rank.ShouldBe(1);
        row.MetricRanks.ShouldBe([1, null]);
    }

    [Fact]
    public void A_run_measured_before_a_column_was_added_says_that_the_column_is_missing() =>
        Ranking.Of([Board.Entry(0, user: 0, 1)], TwoMetrics).Single().Reason.ShouldBe("`b0` is missing, a number is needed.");

    [Fact]
    public void Without_a_score_path_nothing_ranks() =>
        Ranking.Of([Board.Entry(0, user: 0, 1)], OneMetric with { Path = "" }).Single().Reason.ShouldBe("The phase names no score path, so nothing is ranked.");

    [Fact]
    public void Rows_are_ordered_by_rank_then_time_then_id_and_unranked_rows_come_last()
    {
        var twin = Board.Entry(1, user: 5, .5) with { Id = Board.Id(9) };
        BoardEntry[] entries = [Board.Invalid(0, 4, "no"), twin, Board.Entry(2, 2, .5), Board.Entry(1, 1, .5), Board.Entry(3, 3, .9)];

        Ranking.Of(entries, OneMetric).Select(row => (row.Entry.Id, row.Rank)).ShouldBe(
            [(Board.Id(3), 1), (Board.Id(1), 2), (Board.Id(9), 2), (Board.Id(2), 2), (Board.Id(0), (int?)null)]);
    }

    [Fact]
    public void Turning_the_direction_changes_which_result_is_a_users_best()
    {
        BoardEntry[] entries = [Board.Entry(0, 0, .2), Board.Entry(1, 0, .8)];
        Scoring Best(Direction direction) => OneMetric with { Direction = direction, Display = ResultDisplay.Best };

        Ranking.Of(entries, Best(Direction.Descending)).Single().Entry.Id.ShouldBe(Board.Id(1));
        Ranking.Of(entries, Best(Direction.Ascending)).Single().Entry.Id.ShouldBe(Board.Id(0));
    }

    [Fact]
    public void The_earliest_of_equal_results_is_a_users_best() =>
        Ranking.Of([Board.Entry(1, 0, .8), Board.Entry(0, 0, .8)], OneMetric with { Display = ResultDisplay.Best }).Single().Entry.Id.ShouldBe(Board.Id(0));

    [Fact]
    public void A_user_without_any_valid_result_shows_his_latest_on_a_board_of_bests()
    {
        BoardEntry[] entries = [Board.Invalid(0, 0, "old"), Board.Invalid(1, 0, "new"), Board.Entry(2, 1, .1), Board.Invalid(3, 1, "worse")];

        Ranking.Of(entries, OneMetric with { Display = ResultDisplay.Best }).Select(row => (row.Entry.Id, row.Reason)).ShouldBe(
            [(Board.Id(2), null), (Board.Id(1), "new")]);
    }

    [Fact]
    public void The_most_recent_result_counts_even_if_it_is_invalid()
    {
        BoardEntry[] entries = [Board.Entry(0, 0, .9), Board.Invalid(1, 0, "no number"), Board.Entry(2, 1, .1)];

        var rows = Ranking.Of(entries, OneMetric with { Display = ResultDisplay.MostRecent });

        rows.Select(row => (row.Entry.Id, row.Rank, row.Reason)).ShouldBe([(Board.Id(2), (int?)1, null), (Board.Id(1), null, "no number")]);
    }
}
