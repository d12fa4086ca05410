namespace GrandChallenge.EvaluationKit.Metrics.Scores;

/// <summary>
/// Area under the ROC curve: the probability that a positive case scores higher than a negative one, ties counting half. 0..1, 0.5 by
/// chance.
/// NaN unless there are both positives and negatives. Source: Hanley and McNeil, Radiology 143 (1982) 29-36,
/// doi:10.1148/radiology.143.1.7063747.
/// </summary>
public static class Auroc
{
    /// <summary>The whole area.</summary>
    /// <param name="positive">Whether each case is positive in truth.</param>
    /// <param name="scores">The higher, the surer the case is positive; NaN is not allowed.</param>
    public static double Of(ReadOnlySpan<bool> positive, ReadOnlySpan<double> scores) => Of(ThresholdCounts.Of(positive, scores));

    /// <summary>
    /// The whole area by the trapezoidal rule over the counts; what lies beyond the last threshold is a straight line to (1, 1).
    /// </summary>
    public static double Of(ThresholdCounts counts)
    {
        double doubled = 0, hits = 0, misses = 0;
        for (var i = 0; i < counts.Thresholds.Length; i++)
        {
            doubled += (counts.FalsePositives[i] - misses) * (counts.TruePositives[i] + hits);
            (hits, misses) = (counts.TruePositives[i], counts.FalsePositives[i]);
        }

        doubled += (counts.Negatives - misses) * (counts.Positives + hits);
        return doubled / 2 / counts.Positives / counts.Negatives;
    }

    /// <summary>The area between false positive rates 0 and <paramref name="upTo"/>, 0..upTo; the curve is linear between points.</summary>
    /// <param name="positive">Whether each case is positive in truth.</param>
    /// <param name="scores">The higher, the surer the case is positive.</param>
    /// <param name="upTo">Above 0, at most 1.</param>
    /// <remarks>Source: McClish, Medical Decision Making 9 (1989) 190-195, doi:10.1177/0272989X8900900307.</remarks>
    public static double Partial(ReadOnlySpan<bool> positive, ReadOnlySpan<double> scores, double upTo)
    {
        if (upTo is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(upTo), upTo, "A false positive rate up to which the area counts lies above 0 and at most at 1.");
        var curve = RocCurve.Of(positive, scores);
        ReadOnlySpan<double> x = curve.FalsePositiveRates, y = curve.TruePositiveRates;
        if (double.IsNaN(x[0]) || double.IsNaN(y[0])) return double.NaN;
        double area = 0;
        for (var i = 1; i < x.Length && x[i - 1] < upTo; i++)
        {
            var (end, height) = x[i] <= upTo ? (x[i], y[i]) : (upTo, curve.At(upTo));
            area += (end - x[i - 1]) * (y[i - 1] + height) / 2;
        }

        return area;
    }

    /// <summary>
    /// The partial area on a scale from 0.5 (chance) to 1 (perfect): ½ (1 + (area − u²/2) / (u − u²/2)) with u = <paramref name="upTo"/>.
    /// Source: McClish 1989, as above.
    /// </summary>
    /// <param name="positive">Whether each case is positive in truth.</param>
    /// <param name="scores">The higher, the surer the case is positive.</param>
    /// <param name="upTo">Above 0, at most 1; at 1 it is the whole area.</param>
    public static double StandardisedPartial(ReadOnlySpan<bool> positive, ReadOnlySpan<double> scores, double upTo)
    {
        var (area, chance) = (Partial(positive, scores, upTo), upTo * upTo / 2);
        return upTo == 1 ? area : 0.5 * (1 + ((area - chance) / (upTo - chance)));
    }
}
