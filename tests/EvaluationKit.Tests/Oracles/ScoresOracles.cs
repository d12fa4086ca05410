using GrandChallenge.EvaluationKit.Metrics.Scores;
using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>Answers of Metrics/Scores.</summary>
internal static class ScoresOracles
{
    public static Dictionary<string, Func<Oracle, object>> Answers { get; } = new()
    {
        ["auroc"] = oracle => Auroc.Of(Counts(oracle)),
        ["auroc_variance_delong"] = oracle => DeLong.Variance(oracle.Flags("y_true"), oracle.List("y_score")),
        ["average_precision"] = oracle => oracle.Text("rule").StartsWith("trapezoid") ? AveragePrecision.Trapezoid(Counts(oracle)) : AveragePrecision.Step(Counts(oracle)),
        ["roc_curve"] = RocCurvePoints,
        ["roc_bootstrap_ci"] = RocBootstrap,
        ["sens@spec"] = oracle => OperatingPoint.SensitivityAtSpecificity(Counts(oracle), oracle.Number("cut")).Value,
        ["spec@sens"] = oracle => OperatingPoint.SpecificityAtSensitivity(Counts(oracle), oracle.Number("cut")).Value,
        ["ppv@sens"] = oracle => OperatingPoint.PrecisionAtSensitivity(Counts(oracle), oracle.Number("cut")).Value,
        ["sens@ppv"] = oracle => OperatingPoint.SensitivityAtPrecision(Counts(oracle), oracle.Number("cut")).Value,
        ["brier"] = oracle => oracle.Text("rule") == "sum over classes" ? Brier.MultiClass(oracle.Rows("prob"), Labels(oracle)) : Brier.Binary(Positive(oracle), Truth(oracle)),
        ["root_brier"] = oracle => Brier.Root(oracle.Rows("prob"), Labels(oracle)),
        ["nll"] = oracle => LogLoss.Of(oracle.Rows("prob"), Labels(oracle)),
        ["logarithmic_score"] = oracle => LogLoss.LogarithmicScore(oracle.Rows("prob"), Labels(oracle), oracle.Number("eps", 1e-10)),
        ["ece"] = oracle => CalibrationError.EqualWidth(Positive(oracle), Truth(oracle), Bins(oracle), dropZeros: true),
        ["cwece"] = oracle => CalibrationError.ClassWise(oracle.Rows("prob"), Labels(oracle), Bins(oracle), dropZeros: true),
        ["kce"] = oracle => KernelCalibration.Squared(oracle.Rows("prob"), Labels(oracle), KernelBandwidth(oracle)),
        ["ece_kde"] = oracle => KernelCalibration.DirichletError(oracle.Rows("prob"), Labels(oracle), oracle.Number("bandwidth", 0.5)),
    };

    private static ThresholdCounts Counts(Oracle oracle) => ThresholdCounts.Of(oracle.Flags("y_true"), oracle.List("y_score"));

    private static int[] Labels(Oracle oracle) => [.. oracle.List("label").Select(label => (int)label)];

    private static bool[] Truth(Oracle oracle) => oracle.Flags("label");

    private static double[] Positive(Oracle oracle) => [.. oracle.Input("prob").EnumerateArray().Select(row => OracleFile.Number(row[1]))];

    private static int Bins(Oracle oracle) => (int)oracle.Number("bins", 10);

    private static double? KernelBandwidth(Oracle oracle) =>
        oracle.Params.TryGetProperty("bandwidth", out var value) && value.ValueKind == System.Text.Json.JsonValueKind.Number ? value.GetDouble() : null;

    private static object RocCurvePoints(Oracle oracle)
    {
        var drop = oracle.Number("drop_intermediate", 0) == 1;
        var curve = RocCurve.Of(Counts(oracle), drop);
        return new Dictionary<string, object> { ["fpr"] = curve.FalsePositiveRates.ToArray(), ["tpr"] = curve.TruePositiveRates.ToArray() };
    }

    private static object RocBootstrap(Oracle oracle)
    {
        var (truth, scores, replicates) = (oracle.Flags("y_true"), oracle.List("y_score"), (int)oracle.Number("n_boot"));
        var draws = EvalutilsDraws.Of(truth.Length, (uint)oracle.Number("seed")).Where(cases => cases.Any(i => truth[i]) && cases.Any(i => !truth[i])).Take(replicates);
        var band = RocBand.Of(truth, scores, draws, oracle.Number("ci"), QuantileRule.FloorOfCount);
        return new Dictionary<string, object>
        {
            ["low_az"] = band.Auroc.Low,
            ["high_az"] = band.Auroc.High,
            ["mean_tpr_at_fpr"] = new[] { 0, 10, 25, 50, 100 }.Select(point => band.Mean[point]),
        };
    }
}
