using System.Text.Json;
using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>Answers of Statistics.</summary>
internal static class StatisticsOracles
{
    // The reference rounds differences to ten decimals before ranking, except where it says that doubles are compared as they are.
    private const double RoundedStep = 1e-10;

    public static Dictionary<string, Func<Oracle, object>> Answers { get; } = new()
    {
        ["aggregate_describe"] = Describe,
        ["bootstrap_indices"] = oracle => EvalutilsDraws.Of(oracle.Integer("n"), (uint)oracle.Integer("seed")).Take(oracle.Expected.GetArrayLength()),
        ["clopper_pearson"] = oracle => Ends(Proportions.ClopperPearson(oracle.Integer("k"), oracle.Integer("n"), 1 - oracle.Number("alpha", 0.05))),
        ["kendall_tau_b"] = KendallTauB,
        ["mcnemar_exact_p"] = oracle => McNemar.ExactP(oracle.Integer("b"), oracle.Integer("c")),
        ["p_adjust_holm"] = oracle => MultipleTesting.Adjust(oracle.List("p"), Adjustment.Holm),
        ["p_adjust_fdr_bh"] = oracle => MultipleTesting.Adjust(oracle.List("p"), Adjustment.BenjaminiHochberg),
        ["p_adjust_bh"] = oracle => MultipleTesting.Adjust(oracle.List("p"), Adjustment.BenjaminiHochberg),
        ["p_adjust_bonferroni"] = oracle => MultipleTesting.Adjust(oracle.List("p"), Adjustment.Bonferroni),
        ["percentile"] = Percentile,
        ["wilcoxon_signed_rank_p"] = Wilcoxon,
        ["wilson_interval"] = Wilson,
    };

    private static object Wilson(Oracle oracle) => Ends(double.IsNaN(oracle.Number("z"))
        ? Proportions.Wilson(oracle.Integer("k"), oracle.Integer("n"), 1 - oracle.Number("alpha", 0.05))
        : Proportions.WilsonAt(oracle.Number("z"), oracle.Integer("k"), oracle.Integer("n")));

    private static object Describe(Oracle oracle)
    {
        var summary = Summary.Of(oracle.List("x"));
        return new Dictionary<string, object>
        {
            ["count"] = summary.Count,
            ["mean"] = summary.Mean,
            ["std"] = summary.Std,
            ["min"] = summary.Min,
            ["25%"] = summary.Percentile25,
            ["50%"] = summary.Percentile50,
            ["75%"] = summary.Percentile75,
            ["max"] = summary.Max,
        };
    }

    private static object KendallTauB(Oracle oracle) => oracle.Inputs.TryGetProperty("boot_ranks", out var many)
        ? many.EnumerateArray().Select(ranks => KendallTau.B(oracle.List("full_rank"), OracleFile.Numbers(ranks)))
        : KendallTau.B(oracle.List("a"), oracle.List("b"));

    private static object Percentile(Oracle oracle)
    {
        var rule = oracle.Text("rule") switch
        {
            "linear" => QuantileRule.Linear,
            "x[int((n-1)q)]" or "lower" => QuantileRule.FloorIndex,
            "higher" => QuantileRule.CeilingIndex,
            "nearest" => QuantileRule.NearestIndex,
            "midpoint" => QuantileRule.Midpoint,
            "x[int(n*q)]" => QuantileRule.FloorOfCount,
            "inverted_cdf" => QuantileRule.InvertedDistribution,
            "hazen" => QuantileRule.Hazen,
            "weibull" => QuantileRule.Weibull,
            "median_unbiased" => QuantileRule.MedianUnbiased,
            var other => throw new NotSupportedException($"The percentile rule {other} has no name in the kit."),
        };
        var q = oracle.Number("q");
        return Quantile.Of(oracle.List("x"), q > 1 ? q / 100 : q, rule);
    }

    private static object Wilcoxon(Oracle oracle)
    {
        var alternative = oracle.Text("alternative") switch
        {
            "greater" => Alternative.Greater,
            "less" => Alternative.Less,
            _ => Alternative.TwoSided,
        };
        var step = oracle.Text("ties") == "exact double equality" ? 0 : RoundedStep;
        return oracle.Text("method").Contains("exact")
            ? WilcoxonSignedRank.ExactP(oracle.List("x"), oracle.List("y"), alternative, step)
            : WilcoxonSignedRank.NormalP(oracle.List("x"), oracle.List("y"), alternative, step);
    }

    private static object Ends(Interval interval) => new[] { interval.Low, interval.High };
}
