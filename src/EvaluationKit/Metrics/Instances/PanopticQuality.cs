namespace GrandChallenge.EvaluationKit.Metrics.Instances;

/// <summary>
/// Panoptic quality: PQ = SQ · RQ, with SQ the mean IoU of matched instances and RQ = TP / (TP + FP / 2 + FN / 2). Kirillov et al., CVPR 2019, arXiv:1801.00868, equation 1.
/// </summary>
/// <param name="SegmentationQuality">SQ, in [0, 1]. NaN where nothing is matched.</param>
/// <param name="RecognitionQuality">RQ, the F1 of instances, in [0, 1]. NaN where neither has an instance.</param>
/// <param name="Quality">PQ, in [0, 1]. 0 where there are instances but no matches; NaN where neither has an instance.</param>
public readonly record struct PanopticQuality(double SegmentationQuality, double RecognitionQuality, double Quality)
{
    /// <summary>From matches that were made elsewhere.</summary>
    /// <param name="matchedIous">IoU of each matched pair, in [0, 1].</param>
    /// <param name="falsePositives">Predicted instances without a match.</param>
    /// <param name="falseNegatives">Instances of the reference without a match.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static PanopticQuality Of(ReadOnlySpan<double> matchedIous, int falsePositives, int falseNegatives)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(falsePositives);
        ArgumentOutOfRangeException.ThrowIfNegative(falseNegatives);
        var sum = 0.0;
        foreach (var iou in matchedIous) sum += iou;
        var weight = matchedIous.Length + falsePositives / 2.0 + falseNegatives / 2.0;
        return new(sum / matchedIous.Length, matchedIous.Length / weight, sum / weight);
    }
}
