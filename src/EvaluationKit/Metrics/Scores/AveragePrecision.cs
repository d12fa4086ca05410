namespace GrandChallenge.EvaluationKit.Metrics.Scores;

/// <summary>
/// Area under the precision-recall curve in five conventions that give different numbers; 0..1. NaN without positives (targets), 0 where
/// there are some and nothing is found.
/// </summary>
/// <remarks>
/// Interpolated precision at a recall is the highest precision at that recall or a higher one. Sources: Everingham et al., International
/// Journal of Computer
/// Vision 88 (2010) 303-338, doi:10.1007/s11263-009-0275-4 (eleven points, all points); Lin et al., ECCV 2014,
/// doi:10.1007/978-3-319-10602-1_48 (101 points).
/// </remarks>
public static class AveragePrecision
{
    /// <summary>Σ (Rᵢ − Rᵢ₋₁) Pᵢ, without interpolation: scikit-learn's <c>average_precision_score</c>.</summary>
    public static double Step(ThresholdCounts counts)
    {
        var curve = PrecisionRecallCurve.Of(counts);
        double area = 0;
        for (var i = 1; i < curve.Recalls.Length; i++)
            area += (curve.Recalls[i] - curve.Recalls[i - 1]) * curve.Precisions[i];
        return OrNaN(counts, area);
    }

    /// <summary>
    /// Trapezoids between the points, from (0, 1): Metrics Reloaded's rule. Optimistic, as the curve is not linear between points.
    /// </summary>
    public static double Trapezoid(ThresholdCounts counts)
    {
        var curve = PrecisionRecallCurve.Of(counts);
        double area = 0;
        for (var i = 1; i < curve.Recalls.Length; i++)
            area += (curve.Recalls[i] - curve.Recalls[i - 1]) * (curve.Precisions[i] + curve.Precisions[i - 1]) / 2;
        return OrNaN(counts, area);
    }

    /// <summary>Area under the interpolated precision: Pascal VOC from 2010 on.</summary>
    public static double AllPoints(ThresholdCounts counts)
    {
        var envelope = Envelope(counts);
        double area = 0, hits = 0;
        for (var i = 0; i < envelope.Length; i++)
        {
            area += (counts.TruePositives[i] - hits) * envelope[i];
            hits = counts.TruePositives[i];
        }

        return area / counts.Positives;
    }

    /// <summary>Mean interpolated precision at recalls 0, 0.1, … 1: Pascal VOC until 2009.</summary>
    public static double ElevenPoints(ThresholdCounts counts) => AtEqualRecalls(counts, 11);

    /// <summary>Mean interpolated precision at recalls 0, 0.01, … 1: COCO.</summary>
    public static double Coco101(ThresholdCounts counts) => AtEqualRecalls(counts, 101);

    // Compares hits · steps with step · positives, so that no recall is missed by rounding.
    private static double AtEqualRecalls(ThresholdCounts counts, int points)
    {
        var envelope = Envelope(counts);
        double sum = 0;
        for (int point = 0, at = 0; point < points; point++)
        {
            while (at < envelope.Length && counts.TruePositives[at] * (points - 1) < point * counts.Positives)
                at++;
            sum += at < envelope.Length ? envelope[at] : 0;
        }

        return OrNaN(counts, sum / points);
    }

    private static double[] Envelope(ThresholdCounts counts)
    {
        var envelope = new double[counts.Thresholds.Length];
        double best = 0;
        for (var i = envelope.Length - 1; i >= 0; i--)
            envelope[i] = best = Math.Max(best, counts.TruePositives[i] / (counts.TruePositives[i] + counts.FalsePositives[i]));
        return envelope;
    }

    private static double OrNaN(ThresholdCounts counts, double area) => counts.Positives == 0 ? double.NaN : area;
}
