namespace GrandChallenge.EvaluationKit.Metrics.Scores;

/// <summary>
/// The receiver operating characteristic: true positive rate over false positive rate, from (0, 0) at threshold ∞ to (1, 1). Source:
/// Fawcett,
/// Pattern Recognition Letters 27 (2006) 861-874, doi:10.1016/j.patrec.2005.10.010.
/// </summary>
public sealed class RocCurve
{
    private readonly double[] thresholds;
    private readonly double[] falsePositiveRates;
    private readonly double[] truePositiveRates;

    private RocCurve(int points) => (thresholds, falsePositiveRates, truePositiveRates) = (new double[points], new double[points], new double[points]);

    /// <summary>Descending, first ∞.</summary>
    public ReadOnlySpan<double> Thresholds => thresholds;

    /// <summary>Ascending, 0..1; NaN without negatives.</summary>
    public ReadOnlySpan<double> FalsePositiveRates => falsePositiveRates;

    /// <summary>Ascending, 0..1; NaN without positives.</summary>
    public ReadOnlySpan<double> TruePositiveRates => truePositiveRates;

    /// <summary>The curve of scored cases.</summary>
    /// <param name="positive">Whether each case is positive in truth.</param>
    /// <param name="scores">The higher, the surer the case is positive.</param>
    /// <param name="dropIntermediate">
    /// Leaves out a point whose counts step by as much as at the next one: it lies on the straight line between its neighbours
    /// (scikit-learn's rule of that name).
    /// </param>
    public static RocCurve Of(ReadOnlySpan<bool> positive, ReadOnlySpan<double> scores, bool dropIntermediate = false) =>
        Of(ThresholdCounts.Of(positive, scores), dropIntermediate);

    /// <summary>The curve of counts, as above.</summary>
    public static RocCurve Of(ThresholdCounts counts, bool dropIntermediate = false)
    {
        var kept = Enumerable.Range(0, counts.Thresholds.Length).Where(i => !dropIntermediate || !Steady(counts, i)).ToArray();
        var curve = new RocCurve(kept.Length + 1);
        (curve.thresholds[0], curve.falsePositiveRates[0], curve.truePositiveRates[0]) = (double.PositiveInfinity, 0 / counts.Negatives, 0 / counts.Positives);
        for (var i = 0; i < kept.Length; i++)
        {
            curve.thresholds[i + 1] = counts.Thresholds[kept[i]];
            curve.falsePositiveRates[i + 1] = counts.FalsePositives[kept[i]] / counts.Negatives;
            curve.truePositiveRates[i + 1] = counts.TruePositives[kept[i]] / counts.Positives;
        }

        return curve;
    }

    /// <summary>
    /// True positive rate at a false positive rate: linear between points, the highest where the curve is vertical. NaN without positives
    /// or negatives.
    /// </summary>
    /// <param name="falsePositiveRate">0..1.</param>
    public double At(double falsePositiveRate) => Interpolation.At(falsePositiveRates, truePositiveRates, falsePositiveRate);

    private static bool Steady(ThresholdCounts counts, int at)
    {
        if (at == 0 || at == counts.Thresholds.Length - 1) return false;
        ReadOnlySpan<double> hits = counts.TruePositives, misses = counts.FalsePositives;
        return hits[at + 1] - hits[at] == hits[at] - hits[at - 1] && misses[at + 1] - misses[at] == misses[at] - misses[at - 1];
    }
}
