using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Metrics.Detection;
using GrandChallenge.EvaluationKit.Metrics.Overlap;
using GrandChallenge.EvaluationKit.Metrics.Scores;
using GrandChallenge.EvaluationKit.Tables;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>A case with its boxes.</summary>
/// <param name="Id">Id of the case.</param>
/// <param name="Boxes">True boxes, predicted boxes and their scores.</param>
/// <param name="Counts">At the threshold of overlap: true positives, false positives and false negatives.</param>
public sealed record BoxCase(string Id, BoxImage Boxes, BinaryCounts Counts);

/// <summary>
/// Compares boxes of one class: columns case, x1, y1, x2, y2 (or with z1 and z2 for three dimensions), and score in the submission. Unless metrics are
/// chosen: counts at an IoU of 0.5, average precision at 0.5, and its mean over 0.50 to 0.95 as in COCO.
/// </summary>
public sealed class BoxDetectionTask : DetectionTask<BoxDetectionTask, double[], (double[] Corners, double[] Scores), BoxCase>
{
    private string[] corners = ["x1", "y1", "x2", "y2"];
    private double threshold = 0.5;
    private BoxEdges edges = BoxEdges.Continuous;

    internal BoxDetectionTask()
    {
    }

    private int Dimensions => corners.Length / 2;

    /// <summary>Columns of the corners: all coordinates of the first, then those of the opposite one; four or six.</summary>
    public BoxDetectionTask Corners(params string[] columns) => With(() => corners = columns.Length is 4 or 6
        ? columns
        : throw new ArgumentException("Two corners have four or six coordinates.", nameof(columns)));

    /// <summary>Least IoU of a detection with the box that it finds, above 0 and at most 1.</summary>
    public BoxDetectionTask MatchFrom(double iou) => With(() => threshold = iou is > 0 and <= 1
        ? iou
        : throw new ArgumentOutOfRangeException(nameof(iou), iou, "The threshold lies above 0 and at most at 1."));

    /// <summary>Corners are the first and last pixel inside, instead of places.</summary>
    public BoxDetectionTask InclusivePixels() => With(() => edges = BoxEdges.InclusivePixels);

    /// <inheritdoc/>
    protected override void AddDefaultMeasures()
    {
        Count("true_positives", "Boxes that were found.", one => one.Counts.TruePositives);
        Count("false_negatives", "Boxes that were not found.", one => one.Counts.FalseNegatives);
        Count("false_positives", "Detections that find nothing.", one => one.Counts.FalsePositives);
        Overall("ap50", "Average precision at an IoU of 0.5 (COCO, 101 points), 0 to 1.", cases => MeanAveragePrecision.Of([Precisions(cases, [0.5])]));
        Overall(
            "ap", "Mean of the average precision (COCO, 101 points) over IoU 0.50 to 0.95 in steps of 0.05, 0 to 1.",
            cases => MeanAveragePrecision.Of([Precisions(cases, MeanAveragePrecision.CocoThresholds)]));
    }

    /// <inheritdoc/>
    protected override Emptiness EmptinessOf(BoxCase scored) => (scored.Boxes.Truth.Length, scored.Boxes.Predictions.Length) switch
    {
        (0, 0) => Emptiness.Both,
        (0, _) => Emptiness.Truth,
        (_, 0) => Emptiness.Prediction,
        _ => Emptiness.Neither,
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<BoxCase> Prepare(string id, double[] truth, (double[] Corners, double[] Scores) prediction)
    {
        var sure = Enumerable.Range(0, prediction.Scores.Length).Where(at => prediction.Scores[at] > Threshold).ToList();
        double[] boxes = [.. sure.SelectMany(at => prediction.Corners[(at * corners.Length)..((at + 1) * corners.Length)])];
        var found = BoxMatching.ByScore(truth, boxes, [.. sure.Select(at => prediction.Scores[at])], Dimensions, threshold, edges: edges).Count(box => box >= 0);
        var counts = new BinaryCounts(found, sure.Count - found, truth.Length / corners.Length - found, 0);
        return [new BoxCase(id, new BoxImage(truth, prediction.Corners, prediction.Scores), counts)];
    }

    private protected override TableSchema TruthSchema() => new([TableColumn.Text(CaseColumn), .. corners.Select(corner => TableColumn.Number(corner))]);

    private protected override TableSchema PredictionSchema() => TruthSchema();

    private protected override double[] Objects(IReadOnlyList<TableRow> rows) => [.. rows.SelectMany(Box)];

    private protected override (double[] Corners, double[] Scores) Detections(IReadOnlyList<TableRow> rows) =>
        ([.. rows.SelectMany(Box)], [.. rows.Select(row => row.Real(ScoreColumn))]);

    private double[] Box(TableRow row)
    {
        var box = Array.ConvertAll(corners, row.Real);
        for (var axis = 0; axis < Dimensions && edges == BoxEdges.Continuous; axis++)
        {
            if (box[axis] == box[axis + Dimensions])
                throw new FaultException(row.Fault(corners[axis], "the box has no extent", $"give {corners[axis + Dimensions]} another value"));
        }

        return box;
    }

    private double[] Precisions(IReadOnlyList<BoxCase> cases, ReadOnlySpan<double> thresholds) =>
        MeanAveragePrecision.AtThresholds([.. cases.Select(one => one.Boxes)], Dimensions, thresholds, AveragePrecision.Coco101, edges: edges);

    private void Count(string name, string definition, Func<BoxCase, double> value) =>
        Measure(new Measure<BoxCase>(name, definition, value) { IsCount = true });
}
