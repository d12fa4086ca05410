namespace GrandChallenge.EvaluationKit.Metrics.Detection;

/// <summary>What a prediction does whose best object was taken by a surer one.</summary>
public enum TakenObject
{
    /// <summary>It looks for its best object among those that are left, as in COCO.</summary>
    TryNext,

    /// <summary>It is false, as in Pascal VOC.</summary>
    IsFalse,
}

/// <summary>
/// Pairs predicted boxes with true ones for average precision: by descending score (of equal ones the first), each prediction takes the
/// object of highest overlap if that
/// is at least the threshold. Sources: Everingham et al., doi:10.1007/s11263-009-0275-4; Lin et al., doi:10.1007/978-3-319-10602-1_48.
/// </summary>
public static class BoxMatching
{
    /// <summary>For each prediction the index of the object that it found, or −1 where it is false.</summary>
    /// <param name="truth">Corners of the true boxes of one image, one box after the other, as <see cref="Boxes"/> wants them.</param>
    /// <param name="predictions">Corners of the predicted boxes.</param>
    /// <param name="scores">Score of each prediction; NaN is not allowed.</param>
    /// <param name="dimensions">2 or 3 as a rule; a box has twice as many coordinates.</param>
    /// <param name="threshold">Least intersection over union, above 0.</param>
    /// <param name="taken">What happens when the best object is taken.</param>
    /// <param name="edges">What the corners mean.</param>
    public static int[] ByScore(
        ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions, ReadOnlySpan<double> scores, int dimensions, double threshold,
        TakenObject taken = TakenObject.TryNext, BoxEdges edges = BoxEdges.Continuous)
    {
        if (threshold is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "An overlap lies above 0 and at most at 1.");
        var overlaps = new BoxOverlaps(truth, predictions, dimensions, edges);
        return ByScore(overlaps, Descending.Order(scores, overlaps.Predictions), threshold, taken);
    }

    internal static int[] ByScore(BoxOverlaps overlaps, int[] order, double threshold, TakenObject taken)
    {
        var (found, used) = (new int[overlaps.Predictions], new bool[overlaps.Objects]);
        foreach (var prediction in order)
        {
            var best = -1;
            for (var o = 0; o < overlaps.Objects; o++)
            {
                var overlap = overlaps[prediction, o];
                if (overlap < threshold || (used[o] && taken == TakenObject.TryNext)) continue;
                if (best < 0 || overlap > overlaps[prediction, best])
                    best = o;
            }

            found[prediction] = best < 0 || used[best] ? -1 : best;
            if (best >= 0)
                used[best] = true;
        }

        return found;
    }
}
