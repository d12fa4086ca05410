using System.Text.Json;
using GrandChallenge.EvaluationKit.Rankings;
using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>Answers of Rankings.</summary>
internal static class RankingOracles
{
    public static Dictionary<string, Func<Oracle, object>> Answers { get; } = new()
    {
        ["ranking"] = oracle => Named(Method(oracle)(Table(oracle))),
        ["per_case_ranks"] = PerCaseRanks,
        ["rank_with_missing"] = oracle => Ranks.Of(oracle.List("x"), oracle.Number("higher_is_better", 1) == 1, TiesOf(oracle)),
        ["bootstrap_ranks"] = oracle => RankStability.Of(
            Table(oracle), Method(oracle), oracle.Input("indices").EnumerateArray().Select(draw => draw.Deserialize<int[]>()!)).Replicates,
    };

    private static ScoreTable Table(Oracle oracle) => new(
        [.. oracle.Input("scores").EnumerateObject().Select(algorithm => OracleInputs.Numbers(algorithm.Value))], HigherIsBetter(oracle));

    private static bool HigherIsBetter(Oracle oracle) => !oracle.Inputs.TryGetProperty("higher_is_better", out var higher) || higher.GetBoolean();

    private static Ties TiesOf(Oracle oracle) => oracle.Text("ties") switch
    {
        "average" => Ties.Average,
        "max" => Ties.Worst,
        _ => Ties.Best,
    };

    private static RankingMethod Method(Oracle oracle)
    {
        AggregateFunction aggregate = oracle.Text("fun") == "median" ? Aggregates.Median : Aggregates.Mean;
        var adjustment = oracle.Text("p_adjust") switch
        {
            "holm" => Adjustment.Holm,
            "bonferroni" => Adjustment.Bonferroni,
            "BH" or "fdr" => Adjustment.BenjaminiHochberg,
            _ => Adjustment.None,
        };
        return oracle.Text("method") switch
        {
            "rank-then-mean" => table => RankingMethods.RankThenAggregate(table, Aggregates.Mean, TiesOf(oracle)),
            "rank-then-median" => table => RankingMethods.RankThenAggregate(table, Aggregates.Median, TiesOf(oracle)),
            "rank-then-aggregate" => table => RankingMethods.RankThenAggregate(table, aggregate, TiesOf(oracle)),
            "test-then-rank" => table => RankingMethods.TestThenRank(table, oracle.Number("alpha", 0.05), adjustment, Missing(oracle), TiesOf(oracle)),
            "median-then-rank" => table => RankingMethods.AggregateThenRank(table, Aggregates.Median, Missing(oracle), TiesOf(oracle)),
            _ => table => RankingMethods.AggregateThenRank(table, aggregate, Missing(oracle), TiesOf(oracle)),
        };
    }

    private static MissingScores Missing(Oracle oracle) => oracle.Text("na_treat") switch
    {
        "" => MissingScores.Refuse,
        "na.rm" => MissingScores.Skip,
        var score => MissingScores.As(double.Parse(score)),
    };

    private static object Named(Ranking ranking) => new Dictionary<string, object> { ["values"] = ranking.Values, ["rank"] = ranking.Ranks };

    // Where a case was drawn twice, the reference pools the copies and ranks 1, 3, 5: that is what ranking the pooled list gives. Ours
    // ranks each copy alone.
    private static object PerCaseRanks(Oracle oracle)
    {
        if (!oracle.Inputs.TryGetProperty("case1", out _)) return Table(oracle).CaseRanks(TiesOf(oracle));
        double[] twice = oracle.List("case1"), once = oracle.List("case2");
        var drawn = new ScoreTable([.. twice.Zip(once, (a, b) => new[] { a, a, b })], higherIsBetter: true).CaseRanks(TiesOf(oracle));
        drawn[1].ShouldBe(drawn[0]);
        double[] pooled = [.. twice, .. twice];
        return new Dictionary<string, object>
        {
            ["correct_case1"] = drawn[0],
            ["case2"] = drawn[2],
            ["challengeR_case1"] = Ranks.Of(pooled, higherIsBetter: true, TiesOf(oracle)).Take(twice.Length),
        };
    }
}
