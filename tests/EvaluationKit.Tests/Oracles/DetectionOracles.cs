using GrandChallenge.EvaluationKit.Metrics.Detection;
using GrandChallenge.EvaluationKit.Metrics.Scores;

namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>Answers of Metrics/Detection.</summary>
internal static class DetectionOracles
{
    public static Dictionary<string, Func<Oracle, object>> Answers { get; } = new()
    {
        ["score_detection"] = oracle => Counts(oracle, (t, p, d, r) => PointMatching.GreedyInTruthOrder(t, p, d, r)),
        ["score_detection_optimal"] = oracle => Counts(oracle, (t, p, d, r) => PointMatching.Optimal(t, p, d, r)),
        ["bbox"] = oracle => Boxes.Volume([In(oracle, "x1"), In(oracle, "y1"), In(oracle, "x2"), In(oracle, "y2")]),
        ["bbox_iou"] = oracle => Boxes.Iou(
            oracle.List("a"), oracle.List("b"), oracle.Text("convention").StartsWith("inclusive") ? BoxEdges.InclusivePixels : BoxEdges.Continuous),
        ["detection_ap"] = DetectionAp,
        ["froc_score"] = FrocScore,
    };

    private static double In(Oracle oracle, string name) => OracleFile.Number(oracle.Input(name));

    private static object Counts(Oracle oracle, Func<double[], double[], int, double, PointMatches> match)
    {
        var (truth, predictions) = (oracle.Rows("ground_truth"), oracle.Rows("predictions"));
        var first = oracle.Input("ground_truth").EnumerateArray().Concat(oracle.Input("predictions").EnumerateArray()).ToArray();
        var matches = match(truth, predictions, first.Length == 0 ? 2 : first[0].GetArrayLength(), oracle.Number("radius", 1));
        return new Dictionary<string, object>
        {
            ["true_positives"] = matches.TruePositives,
            ["false_negatives"] = matches.FalseNegatives,
            ["false_positives"] = matches.FalsePositives,
        };
    }

    private static object DetectionAp(Oracle oracle)
    {
        var counts = ThresholdCounts.OfDetections(oracle.Flags("is_tp"), oracle.List("confidence"), oracle.Integer("num_targets"), tiesApart: true);
        return oracle.Text("rule") switch
        {
            var rule when rule.Contains("101") => AveragePrecision.Coco101(counts),
            var rule when rule.Contains("11") => AveragePrecision.ElevenPoints(counts),
            var rule when rule.StartsWith("all-point") => AveragePrecision.AllPoints(counts),
            var rule when rule.StartsWith("trapezoid") => AveragePrecision.Trapezoid(counts),
            var rule when rule.StartsWith("step") => AveragePrecision.Step(counts),
            var rule => throw new NotSupportedException($"Average precision by the rule {rule} has no name in the kit."),
        };
    }

    private static object FrocScore(Oracle oracle)
    {
        var rule = oracle.Text("rule");
        var curve = FrocCurve.Of(
            oracle.List("tp_probs"), oracle.List("fp_probs"), oracle.Integer("num_targets"), oracle.Integer("num_images"), rule.Contains("lowest threshold omitted"));
        var rates = OracleFile.Numbers(oracle.Params.GetProperty("fp_per_image"));
        var sensitivities = Array.ConvertAll(rates, rate => rule.StartsWith("linear") ? curve.SensitivityAt(rate) : curve.SensitivityReachedAt(rate));
        return new Dictionary<string, object>
        {
            ["score"] = rule.StartsWith("linear") ? curve.Score(rates) : sensitivities.Average(),
            ["sens"] = sensitivities,
            ["fps_per_image"] = curve.FalsePositivesPerImage.ToArray().Reverse(),
            ["sensitivity"] = curve.Sensitivities.ToArray().Reverse(),
        };
    }
}
