using System.Numerics;
using GrandChallenge.EvaluationKit.Metrics.Overlap;

namespace GrandChallenge.EvaluationKit.Metrics.Instances;

/// <summary>
/// Which instances of two label maps meet, and how much: 0 is background, every other label one instance. Made in one pass. To make instances of a mask see <see cref="Surfaces.ConnectedComponents"/>.
/// </summary>
public sealed class InstanceOverlaps
{
    private InstanceOverlaps(SortedDictionary<long, long> references, SortedDictionary<long, long> predictions, InstancePair[] pairs) =>
        (ReferenceSizes, PredictionSizes, Pairs) = (references, predictions, pairs);

    /// <summary>Voxels of each instance of the reference, by label, ascending.</summary>
    public IReadOnlyDictionary<long, long> ReferenceSizes { get; }

    /// <summary>Voxels of each predicted instance, by label, ascending.</summary>
    public IReadOnlyDictionary<long, long> PredictionSizes { get; }

    /// <summary>All pairs that share a voxel, by label of the reference, then of the prediction.</summary>
    public IReadOnlyList<InstancePair> Pairs { get; }

    /// <summary>Counts what instances share.</summary>
    /// <typeparam name="T">Any type of integer.</typeparam>
    /// <param name="reference">The truth.</param>
    /// <param name="prediction">What is judged; as long as the reference.</param>
    /// <exception cref="ArgumentException">The label maps differ in length.</exception>
    public static InstanceOverlaps Of<T>(ReadOnlySpan<T> reference, ReadOnlySpan<T> prediction) where T : unmanaged, IBinaryInteger<T>
    {
        var counts = JointCounting.Count(reference, prediction);
        var (references, predictions) = (new SortedDictionary<long, long>(), new SortedDictionary<long, long>());
        foreach (var (pair, count) in counts)
        {
            if (pair.Reference != 0) references[pair.Reference] = references.GetValueOrDefault(pair.Reference) + count;
            if (pair.Prediction != 0) predictions[pair.Prediction] = predictions.GetValueOrDefault(pair.Prediction) + count;
        }

        return new(references, predictions, [.. counts
            .Where(count => count.Key is { Reference: not 0, Prediction: not 0 })
            .OrderBy(count => count.Key)
            .Select(count => new InstancePair(count.Key.Reference, count.Key.Prediction, count.Value, references[count.Key.Reference], predictions[count.Key.Prediction]))]);
    }

    /// <summary>The pairs whose IoU is greater than a threshold of at least 0.5: then no instance is in two of them.</summary>
    /// <param name="above">Threshold in [0.5, 1); a pair at it does not match.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is outside [0.5, 1).</exception>
    public IReadOnlyList<InstancePair> MatchesByIou(double above = 0.5) => above is >= 0.5 and < 1
        ? [.. Pairs.Where(pair => pair.Iou > above)]
        : throw new ArgumentOutOfRangeException(nameof(above), above, "Below 0.5 an instance could match twice; the threshold lies in [0.5, 1).");

    /// <summary>Panoptic quality of the matches by IoU.</summary>
    /// <param name="above">Threshold in [0.5, 1); a pair at it does not match.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is outside [0.5, 1).</exception>
    public PanopticQuality Panoptic(double above = 0.5)
    {
        double[] ious = [.. MatchesByIou(above).Select(pair => pair.Iou)];
        return PanopticQuality.Of(ious, PredictionSizes.Count - ious.Length, ReferenceSizes.Count - ious.Length);
    }

    /// <summary>
    /// Share of the reference's instances that share at least one voxel with a predicted one, in [0, 1]; one predicted instance may find several. NaN where the reference has none.
    /// </summary>
    public double FoundByOneVoxel => (double)Pairs.Select(pair => pair.Reference).Distinct().Count() / ReferenceSizes.Count;

    /// <summary>Share of the predicted instances that share no voxel with any of the reference, in [0, 1]. NaN where nothing is predicted.</summary>
    public double SpuriousByOneVoxel => 1 - (double)Pairs.Select(pair => pair.Prediction).Distinct().Count() / PredictionSizes.Count;
}
