using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Overlap;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>
/// Compares label images voxel by voxel: one label, or several, each measured by itself and their mean beside it. The images of a case have one name
/// in both folders and lie on one grid. Unless metrics are chosen: Dice, HD95 and the average symmetric surface distance.
/// </summary>
public sealed partial class SegmentationTask : CaseTask<SegmentationTask, Image<byte>, Image<byte>, MaskPair>
{
    private readonly List<(byte Value, string Name)> labels = [];
    private GeometryTolerance tolerance = GeometryTolerance.Default;
    private bool resample;

    internal SegmentationTask() => LoadTruth(ImageItems.Of<byte>()).LoadPredictions(ImageItems.Of<byte>()).Validate(CheckLabels);

    /// <summary>Adds a label that is measured; without any, the foreground is 1.</summary>
    /// <param name="value">Value of its voxels, 1 to 255.</param>
    /// <param name="name">What its metrics end with; other signs than letters and digits become underscores.</param>
    public SegmentationTask Label(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 255);
        labels.Add(((byte)value, Names.Key(name)));
        return this;
    }

    /// <summary>Adds labels that are measured.</summary>
    public SegmentationTask Labels(params ReadOnlySpan<(int Value, string Name)> several)
    {
        foreach (var (value, name) in several) Label(value, name);
        return this;
    }

    /// <summary>The only image of a submission is compared with the only image of the truth, whatever they are called.</summary>
    public SegmentationTask SingleCase() => PairBy(CasePairing.Single);

    /// <summary>How far the grids of truth and prediction may differ.</summary>
    public SegmentationTask Tolerance(GeometryTolerance allowed)
    {
        tolerance = allowed;
        return this;
    }

    /// <summary>A prediction on another grid is brought to that of the truth by its nearest voxels, instead of being refused.</summary>
    public SegmentationTask ResampleToTruth()
    {
        resample = true;
        return this;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> PartNames => labels.Count > 1 ? [.. labels.Select(label => label.Name)] : [];

    private IReadOnlyList<byte> Values => labels.Count == 0 ? [1] : [.. labels.Select(label => label.Value)];

    /// <inheritdoc/>
    protected override void AddDefaultMeasures() => Dice().HausdorffPercentile().AverageSurfaceDistance();

    /// <inheritdoc/>
    protected override Emptiness EmptinessOf(MaskPair scored) => (scored.Counts.ReferencePositives, scored.Counts.PredictedPositives) switch
    {
        (0, 0) => Emptiness.Both,
        (0, _) => Emptiness.Truth,
        (_, 0) => Emptiness.Prediction,
        _ => Emptiness.Neither,
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<MaskPair> Prepare(string id, Image<byte> truth, Image<byte> prediction)
    {
        if (resample && prediction.Geometry.Mismatch(truth.Geometry, tolerance) is not null) prediction = Resampling.Nearest(prediction, truth.Geometry);
        // One pass over the voxels counts all labels.
        var counts = ConfusionMatrix.Of<byte>(truth.Voxels, prediction.Voxels);
        return [.. Values.Select(label => new MaskPair(id, truth, prediction, label, CountsOf(counts, label)))];
    }

    private static BinaryCounts CountsOf(ConfusionMatrix counts, byte label) =>
        counts.Labels.Contains(label) ? counts.CountsOf(label) : new BinaryCounts(0, 0, 0, counts.Total);

    private void CheckLabels(CasePair<Image<byte>, Image<byte>> pair, Image<byte> truth, Image<byte> prediction, FaultList faults)
    {
        CheckLabels(Side.GroundTruth, pair.Id, pair.Truth.File, truth, faults);
        CheckLabels(Side.Submission, pair.Id, pair.Prediction.File, prediction, faults);
        if (!resample) SameGrid.Demand(pair, truth.Geometry, prediction.Geometry, tolerance, faults);
    }

    private void CheckLabels(Side side, string id, string? file, Image<byte> image, FaultList faults)
    {
        var seen = new bool[256];
        foreach (var voxel in image.Voxels) seen[voxel] = true;
        var unknown = Enumerable.Range(1, 255).Where(value => seen[value] && !Values.Contains((byte)value)).Select(value => value.ToString()).ToList();
        if (unknown.Count == 0) return;
        var known = Quoted.List([.. Values.Select(value => value.ToString())], 30);
        faults.Add(new Fault(side, $"it has voxels of the value {Quoted.List(unknown)}", $"labels are {known}, and 0 for the background") { File = file, Case = id });
    }
}
