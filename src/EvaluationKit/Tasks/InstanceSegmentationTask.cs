using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Instances;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>A case with the instances of both sides and what they share.</summary>
/// <param name="Id">Id of the case.</param>
/// <param name="Overlaps">Instances and their overlaps.</param>
/// <param name="Matched">IoU of the matched pairs.</param>
public sealed record InstanceCase(string Id, InstanceOverlaps Overlaps, double[] Matched)
{
    /// <summary>Predicted instances that match none.</summary>
    public int FalsePositives => Overlaps.PredictionSizes.Count - Matched.Length;

    /// <summary>Instances of the truth that none matches.</summary>
    public int FalseNegatives => Overlaps.ReferenceSizes.Count - Matched.Length;
}

/// <summary>
/// Compares images in which each object has a number of its own, of two or three dimensions. Objects match when their IoU is greater than a threshold.
/// Unless metrics are chosen: panoptic quality and its two factors, counts, and the panoptic quality of all cases pooled.
/// </summary>
public sealed class InstanceSegmentationTask : CaseTask<InstanceSegmentationTask, Image<int>, Image<int>, InstanceCase>
{
    private double threshold = 0.5;
    private int? connectivity;

    internal InstanceSegmentationTask() => LoadTruth(ImageItems.Of<int>()).LoadPredictions(ImageItems.Of<int>())
        .Validate((pair, truth, prediction, faults) => SameGrid.Demand(pair, truth.Geometry, prediction.Geometry, GeometryTolerance.Default, faults));

    /// <summary>Objects match when their IoU is greater than this, 0.5 or more: then no object can match twice.</summary>
    public InstanceSegmentationTask MatchAbove(double iou) => With(() => threshold = iou is >= 0.5 and < 1
        ? iou
        : throw new ArgumentOutOfRangeException(nameof(iou), iou, "The threshold lies in [0.5, 1)."));

    /// <summary>The images are masks, and objects are what hangs together in them.</summary>
    /// <param name="connectivity">1: voxels that share a face, 2: an edge, 3: a corner.</param>
    public InstanceSegmentationTask FromMasks(int connectivity = 1) => With(() => this.connectivity = connectivity);

    /// <inheritdoc/>
    protected override void AddDefaultMeasures()
    {
        Measure("pq", "Panoptic quality: sum of the IoU of matched objects / (TP + FP/2 + FN/2), 0 to 1.", one => Quality(one).Quality);
        Measure("sq", "Segmentation quality: mean IoU of matched objects, 0 to 1.", one => Quality(one).SegmentationQuality);
        Measure("rq", "Recognition quality: F1 score of the objects, 0 to 1.", one => Quality(one).RecognitionQuality);
        Count("true_positives", "Matched objects.", one => one.Matched.Length);
        Count("false_positives", "Predicted objects that match none.", one => one.FalsePositives);
        Count("false_negatives", "True objects that none matches.", one => one.FalseNegatives);
        Overall("pq_pooled", "Panoptic quality of the objects of all cases together, 0 to 1.", cases => PanopticQuality.Of(
            [.. cases.SelectMany(one => one.Matched)], cases.Sum(one => one.FalsePositives), cases.Sum(one => one.FalseNegatives)).Quality);
    }

    /// <inheritdoc/>
    protected override Emptiness EmptinessOf(InstanceCase scored) => (scored.Overlaps.ReferenceSizes.Count, scored.Overlaps.PredictionSizes.Count) switch
    {
        (0, 0) => Emptiness.Both,
        (0, _) => Emptiness.Truth,
        (_, 0) => Emptiness.Prediction,
        _ => Emptiness.Neither,
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<InstanceCase> Prepare(string id, Image<int> truth, Image<int> prediction)
    {
        var overlaps = InstanceOverlaps.Of<int>(Instances(truth), Instances(prediction));
        return [new InstanceCase(id, overlaps, [.. overlaps.MatchesByIou(threshold).Select(match => match.Iou)])];
    }

    // Cases without objects on either side have no quality; what stands in for it is the organiser's policy.
    private static PanopticQuality Quality(InstanceCase one) => one.Overlaps.ReferenceSizes.Count + one.Overlaps.PredictionSizes.Count == 0
        ? new PanopticQuality(double.NaN, double.NaN, double.NaN)
        : PanopticQuality.Of(one.Matched, one.FalsePositives, one.FalseNegatives);

    private void Count(string name, string definition, Func<InstanceCase, double> value) =>
        Measure(new Measure<InstanceCase>(name, definition, value) { IsCount = true });

    private ReadOnlySpan<int> Instances(Image<int> image) => connectivity is { } neighbours
        ? ConnectedComponents.Of([.. image.Array.Select(voxel => (byte)(voxel == 0 ? 0 : 1))], image.Grid, neighbours).Labels
        : image.Voxels;
}
