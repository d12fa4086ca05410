using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Metrics.Scores;

/// <summary>
/// True and false positives at every distinct score as threshold (a case is positive at a score of at least the threshold), descending. Sorted once;
/// every curve and area of scores comes from it, exactly, without thinning.
/// </summary>
public sealed class ThresholdCounts
{
    private readonly double[] thresholds;
    private readonly double[] truePositives;
    private readonly double[] falsePositives;

    private ThresholdCounts(double[] thresholds, double[] truePositives, double[] falsePositives, double positives, double negatives)
    {
        (this.thresholds, this.truePositives, this.falsePositives) = (thresholds, truePositives, falsePositives);
        (Positives, Negatives) = (positives, negatives);
    }

    /// <summary>Distinct scores, descending.</summary>
    public ReadOnlySpan<double> Thresholds => thresholds;

    /// <summary>Positives with a score of at least each threshold, ascending.</summary>
    public ReadOnlySpan<double> TruePositives => truePositives;

    /// <summary>Negatives with a score of at least each threshold, ascending.</summary>
    public ReadOnlySpan<double> FalsePositives => falsePositives;

    /// <summary>All positives, also those without a score (objects that no detection found).</summary>
    public double Positives { get; }

    /// <summary>All negatives; NaN for detections, which have none.</summary>
    public double Negatives { get; }

    /// <summary>Counts of scored cases.</summary>
    /// <param name="positive">Whether each case is positive in truth.</param>
    /// <param name="scores">Score of each case; the higher, the surer it is positive. Infinite values are allowed, NaN is not.</param>
    public static ThresholdCounts Of(ReadOnlySpan<bool> positive, ReadOnlySpan<double> scores)
    {
        var positives = positive.Count(true);
        return Sorted(positive, scores, positives, positive.Length - positives);
    }

    /// <summary>Counts of detections: <see cref="Negatives"/> is NaN.</summary>
    /// <param name="isTrue">Whether each detection found an object.</param>
    /// <param name="scores">Confidence of each detection; NaN is not allowed.</param>
    /// <param name="targets">Number of objects, found or not.</param>
    public static ThresholdCounts OfDetections(ReadOnlySpan<bool> isTrue, ReadOnlySpan<double> scores, int targets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(targets, isTrue.Count(true));
        return Sorted(isTrue, scores, targets, double.NaN);
    }

    /// <summary>Counts that were made elsewhere.</summary>
    /// <param name="thresholds">Descending.</param>
    /// <param name="truePositives">At each threshold.</param>
    /// <param name="falsePositives">At each threshold.</param>
    /// <param name="positives">All positives.</param>
    /// <param name="negatives">All negatives, or NaN where there are none to count.</param>
    public static ThresholdCounts Of(
        ReadOnlySpan<double> thresholds, ReadOnlySpan<double> truePositives, ReadOnlySpan<double> falsePositives, double positives, double negatives)
    {
        Paired.SameLength(thresholds.Length, nameof(thresholds), truePositives.Length, nameof(truePositives));
        Paired.SameLength(thresholds.Length, nameof(thresholds), falsePositives.Length, nameof(falsePositives));
        return new(thresholds.ToArray(), truePositives.ToArray(), falsePositives.ToArray(), positives, negatives);
    }

    private static ThresholdCounts Sorted(ReadOnlySpan<bool> positive, ReadOnlySpan<double> scores, double positives, double negatives)
    {
        Paired.SameLength(positive.Length, nameof(positive), scores.Length, nameof(scores));
        Paired.NoNaN(scores, nameof(scores));
        var (keys, labels) = (scores.ToArray(), positive.ToArray());
        Array.Sort(keys, labels);

        var distinct = 0;
        for (var i = 0; i < keys.Length; i++)
            distinct += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;
        var counts = new ThresholdCounts(new double[distinct], new double[distinct], new double[distinct], positives, negatives);
        double hits = 0, misses = 0;
        for (int i = keys.Length - 1, at = 0; i >= 0; i--)
        {
            _ = labels[i] ? hits++ : misses++;
            if (i > 0 && keys[i] == keys[i - 1]) continue;
            (counts.thresholds[at], counts.truePositives[at], counts.falsePositives[at]) = (keys[i], hits, misses);
            at++;
        }

        return counts;
    }
}
