using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Metrics.Scores;

/// <summary>
/// True and false positives at every distinct score as threshold (a case is positive at a score of at least the threshold), descending.
/// Sorted once;
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

    /// <summary>Distinct scores, descending; with ties apart, one for each detection.</summary>
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
        return Sorted(positive, scores, positives, positive.Length - positives, tiesApart: false);
    }

    /// <summary>Counts of detections: <see cref="Negatives"/> is NaN.</summary>
    /// <param name="isTrue">Whether each detection found an object.</param>
    /// <param name="scores">Confidence of each detection; NaN is not allowed.</param>
    /// <param name="targets">Number of objects, found or not.</param>
    /// <param name="tiesApart">
    /// Every detection makes a step of its own, of equal scores the first first, as in the tools of Pascal VOC and COCO; the result then
    /// depends on the order of the input.
    /// Otherwise those of equal score make one step.
    /// </param>
    public static ThresholdCounts OfDetections(ReadOnlySpan<bool> isTrue, ReadOnlySpan<double> scores, int targets, bool tiesApart = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(targets, isTrue.Count(true));
        return Sorted(isTrue, scores, targets, double.NaN, tiesApart);
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

    private static ThresholdCounts Sorted(
        ReadOnlySpan<bool> positive, ReadOnlySpan<double> scores, double positives, double negatives, bool tiesApart)
    {
        Paired.SameLength(positive.Length, nameof(positive), scores.Length, nameof(scores));
        Paired.NoNaN(scores, nameof(scores));
        var (keys, labels) = (scores.ToArray(), positive.ToArray());
        if (tiesApart) SortStably(keys, labels);
        else Array.Sort(keys, labels);

        var steps = tiesApart ? keys.Length : Distinct(keys);
        var counts = new ThresholdCounts(new double[steps], new double[steps], new double[steps], positives, negatives);
        double hits = 0, misses = 0;
        for (int i = keys.Length - 1, at = 0; i >= 0; i--)
        {
            _ = labels[i] ? hits++ : misses++;
            if (!tiesApart && i > 0 && keys[i] == keys[i - 1]) continue;
            (counts.thresholds[at], counts.truePositives[at], counts.falsePositives[at]) = (keys[i], hits, misses);
            at++;
        }

        return counts;
    }

    private static int Distinct(double[] ascending)
    {
        var distinct = 0;
        for (var i = 0; i < ascending.Length; i++)
            distinct += i == 0 || ascending[i] != ascending[i - 1] ? 1 : 0;
        return distinct;
    }

    // Ascending, of equal keys the last first, as the counts are taken from the end.
    private static void SortStably(double[] keys, bool[] labels)
    {
        var places = new (double Key, int Place)[keys.Length];
        for (var i = 0; i < keys.Length; i++)
            places[i] = (keys[i], -i);
        Array.Sort(places, labels);
        Array.Sort(keys);
    }
}
