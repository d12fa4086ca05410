using System.Runtime.InteropServices;

namespace GrandChallenge.EvaluationKit.Metrics.Scores;

/// <summary>A rate that a threshold gives.</summary>
public enum Rate
{
    /// <summary>TP / (TP + FN).</summary>
    Sensitivity,

    /// <summary>TN / (TN + FP); none for detections.</summary>
    Specificity,

    /// <summary>Positive predictive value TP / (TP + FP); 1 where nothing is called positive.</summary>
    Precision,

    /// <summary>Negative predictive value TN / (TN + FN); 1 where nothing is called negative; none for detections.</summary>
    NegativePredictiveValue,
}

/// <summary>The best that a threshold can give under a condition, as "sensitivity at specificity 0.9".</summary>
/// <param name="Value">0..1; NaN where no threshold meets the condition, or the rate is undefined.</param>
/// <param name="Threshold">The highest threshold that gives it; ∞ calls nothing positive; NaN with <paramref name="Value"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OperatingPoint(double Value, double Threshold)
{
    /// <summary>
    /// The highest <paramref name="best"/> over all distinct scores as threshold and ∞ where <paramref name="where"/> is at least
    /// <paramref name="atLeast"/>.
    /// No interpolation: the point can be operated. Source: Metrics Reloaded, Nature Methods 21 (2024) 195-212,
    /// doi:10.1038/s41592-023-02151-z.
    /// </summary>
    /// <param name="counts">Counts of scored cases or of detections.</param>
    /// <param name="best">The rate to maximise.</param>
    /// <param name="where">The rate under a condition.</param>
    /// <param name="atLeast">0..1.</param>
    public static OperatingPoint Of(ThresholdCounts counts, Rate best, Rate where, double atLeast)
    {
        var found = new OperatingPoint(double.NaN, double.NaN);
        for (var at = -1; at < counts.Thresholds.Length; at++)
        {
            var value = RateAt(counts, best, at);
            if (RateAt(counts, where, at) >= atLeast && !double.IsNaN(value) && !(value <= found.Value))
                found = new(value, at < 0 ? double.PositiveInfinity : counts.Thresholds[at]);
        }

        return found;
    }

    /// <summary>The highest sensitivity where the specificity is at least <paramref name="specificity"/>.</summary>
    public static OperatingPoint SensitivityAtSpecificity(ThresholdCounts counts, double specificity) =>
        Of(counts, Rate.Sensitivity, Rate.Specificity, specificity);

    /// <summary>The highest specificity where the sensitivity is at least <paramref name="sensitivity"/>.</summary>
    public static OperatingPoint SpecificityAtSensitivity(ThresholdCounts counts, double sensitivity) =>
        Of(counts, Rate.Specificity, Rate.Sensitivity, sensitivity);

    /// <summary>The highest precision where the sensitivity is at least <paramref name="sensitivity"/>.</summary>
    public static OperatingPoint PrecisionAtSensitivity(ThresholdCounts counts, double sensitivity) =>
        Of(counts, Rate.Precision, Rate.Sensitivity, sensitivity);

    /// <summary>The highest sensitivity where the precision is at least <paramref name="precision"/>.</summary>
    public static OperatingPoint SensitivityAtPrecision(ThresholdCounts counts, double precision) =>
        Of(counts, Rate.Sensitivity, Rate.Precision, precision);

    private static double RateAt(ThresholdCounts counts, Rate rate, int at)
    {
        double hits = at < 0 ? 0 : counts.TruePositives[at], misses = at < 0 ? 0 : counts.FalsePositives[at];
        var (left, rejected) = (counts.Positives - hits, counts.Negatives - misses);
        return rate switch
        {
            Rate.Sensitivity => hits / counts.Positives,
            Rate.Specificity => rejected / counts.Negatives,
            Rate.Precision => hits + misses == 0 ? 1 : hits / (hits + misses),
            _ => rejected + left == 0 ? 1 : rejected / (rejected + left),
        };
    }
}
