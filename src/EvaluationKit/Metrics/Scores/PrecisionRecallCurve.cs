namespace GrandChallenge.EvaluationKit.Metrics.Scores;

/// <summary>
/// Precision over recall, from (0, 1) at threshold ∞ through one point for each distinct score, descending. Source: Davis and Goadrich,
/// ICML 2006, doi:10.1145/1143844.1143874.
/// </summary>
public sealed class PrecisionRecallCurve
{
    private readonly double[] thresholds;
    private readonly double[] recalls;
    private readonly double[] precisions;

    private PrecisionRecallCurve(int points) => (thresholds, recalls, precisions) = (new double[points], new double[points], new double[points]);

    /// <summary>Descending, first ∞.</summary>
    public ReadOnlySpan<double> Thresholds => thresholds;

    /// <summary>Ascending, 0..1; NaN without positives.</summary>
    public ReadOnlySpan<double> Recalls => recalls;

    /// <summary>0..1, first 1 by convention.</summary>
    public ReadOnlySpan<double> Precisions => precisions;

    /// <summary>The curve of scored cases.</summary>
    /// <param name="positive">Whether each case is positive in truth.</param>
    /// <param name="scores">The higher, the surer the case is positive.</param>
    public static PrecisionRecallCurve Of(ReadOnlySpan<bool> positive, ReadOnlySpan<double> scores) => Of(ThresholdCounts.Of(positive, scores));

    /// <summary>The curve of counts, also of detections.</summary>
    public static PrecisionRecallCurve Of(ThresholdCounts counts)
    {
        var curve = new PrecisionRecallCurve(counts.Thresholds.Length + 1);
        (curve.thresholds[0], curve.recalls[0], curve.precisions[0]) = (double.PositiveInfinity, 0 / counts.Positives, 1);
        for (var i = 0; i < counts.Thresholds.Length; i++)
        {
            var hits = counts.TruePositives[i];
            curve.thresholds[i + 1] = counts.Thresholds[i];
            curve.recalls[i + 1] = hits / counts.Positives;
            curve.precisions[i + 1] = hits / (hits + counts.FalsePositives[i]);
        }

        return curve;
    }
}
