using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;
using GrandChallenge.EvaluationKit.Metrics.Detection;
using GrandChallenge.EvaluationKit.Metrics.Overlap;
using GrandChallenge.EvaluationKit.Tables;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>What is to be found in a case, and what need not be.</summary>
/// <param name="Wanted">To be found.</param>
/// <param name="Excluded">Need not be found and may be marked.</param>
public sealed record Findings(Finding[] Wanted, Finding[] Excluded);

/// <summary>A case with its findings, its marks and their counts.</summary>
/// <param name="Id">Id of the case.</param>
/// <param name="Truth">What is to be found.</param>
/// <param name="Marks">All marks, whatever their score.</param>
/// <param name="Counts">True positives, false positives and false negatives; there are no true negatives.</param>
public sealed record PointCase(string Id, Findings Truth, Mark[] Marks, BinaryCounts Counts);

/// <summary>
/// Compares marks with true points of two or three dimensions: columns case, x, y (and z), and score in the submission. A mark finds a point within a
/// radius; as many points are matched as possible, each once. With <see cref="Rules"/> marks are counted as a challenge does. Unless metrics are chosen:
/// counts, precision, recall, F1 and the FROC.
/// </summary>
public sealed partial class PointDetectionTask : DetectionTask<PointDetectionTask, Findings, Mark[], PointCase>
{
    private string[] axes = ["x", "y"];
    private double radius = 1;
    private double radiusWhenUnknown = 1;
    private double radiusPerValue = 1;
    private string? radiusColumn, excludedFile;
    private MarkRules? rules;
    private bool greedy;

    internal PointDetectionTask()
    {
    }

    /// <summary>Columns of the coordinates, two or three, in both tables.</summary>
    public PointDetectionTask Axes(params string[] columns) => With(() => axes = columns.Length is 2 or 3
        ? columns
        : throw new ArgumentException("Points have two or three coordinates.", nameof(columns)));

    /// <summary>A mark finds a point that is no further than this, in the unit of the coordinates; 1 unless given.</summary>
    public PointDetectionTask Radius(double distance) => With(() => radius = distance);

    /// <summary>Each finding has a radius of its own: half the diameter in a column. Marks are then counted by <see cref="Rules"/>.</summary>
    /// <param name="column">The column of the truth.</param>
    /// <param name="whenUnknown">The diameter where the column has a negative one.</param>
    public PointDetectionTask DiameterIn(string column, double whenUnknown) => With(() =>
    {
        (radiusColumn, radiusWhenUnknown, radiusPerValue) = (column, whenUnknown / 2, 0.5);
        rules ??= new MarkRules();
    });

    /// <summary>Findings that need not be found and may be marked, in a table like that of the truth. Marks are then counted by <see cref="Rules"/>.</summary>
    public PointDetectionTask Excluded(string file) => With(() =>
    {
        excludedFile = file;
        rules ??= new MarkRules();
    });

    /// <summary>Counts marks by rules instead of by matching: any mark within the radius finds a point, and one mark may find two.</summary>
    public PointDetectionTask Rules(MarkRules chosen) => With(() => rules = chosen);

    /// <summary>Each point, in the order of the table, takes its nearest mark that is left, as evalutils does; it can miss pairs.</summary>
    public PointDetectionTask MatchGreedily() => With(() => greedy = true);

    /// <inheritdoc/>
    protected override Emptiness EmptinessOf(PointCase scored) => (scored.Truth.Wanted.Length, scored.Marks.Length) switch
    {
        (0, 0) => Emptiness.Both,
        (0, _) => Emptiness.Truth,
        (_, 0) => Emptiness.Prediction,
        _ => Emptiness.Neither,
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<PointCase> Prepare(string id, Findings truth, Mark[] prediction)
    {
        var sure = Array.FindAll(prediction, mark => mark.Score > Threshold);
        if (rules is not null)
        {
            var scoring = MarkScoring.Of(1, sure, truth.Wanted, truth.Excluded, rules);
            return [new(id, truth, prediction, new(scoring.TruePositives, scoring.FalsePositives, scoring.FalseNegatives, 0))];
        }

        double[] points = [.. truth.Wanted.SelectMany(point => (double[])[point.X, point.Y, point.Z])];
        double[] marks = [.. sure.SelectMany(mark => (double[])[mark.X, mark.Y, mark.Z])];
        var matches = greedy ? PointMatching.GreedyInTruthOrder(points, marks, 3, radius) : PointMatching.Optimal(points, marks, 3, radius);
        return [new(id, truth, prediction, new(matches.TruePositives, matches.FalsePositives, matches.FalseNegatives, 0))];
    }

    private protected override TableSchema TruthSchema()
    {
        var schema = new TableSchema([TableColumn.Text(CaseColumn), .. axes.Select(axis => TableColumn.Number(axis))]);
        return radiusColumn is null ? schema : schema.With(TableColumn.Number(radiusColumn));
    }

    private protected override TableSchema PredictionSchema() => new([TableColumn.Text(CaseColumn), .. axes.Select(axis => TableColumn.Number(axis))]);

    private protected override Findings Objects(IReadOnlyList<TableRow> rows) => new([.. rows.Select(ToFinding)], []);

    private protected override Mark[] Detections(IReadOnlyList<TableRow> rows) =>
        [.. rows.Select(row => new Mark(0, row.Real(axes[0]), row.Real(axes[1]), axes.Length == 3 ? row.Real(axes[2]) : 0, row.Real(ScoreColumn)))];

    private protected override IReadOnlyList<Item<Findings>> Complete(IReadOnlyList<Item<Findings>> items, SourceFolder folder, FaultList faults)
    {
        if (excludedFile is null) return items;
        var excluded = RowItems.ManyPerCase(excludedFile, CaseColumn, TruthSchema)(folder, faults).ToDictionary(item => item.Id, StringComparer.Ordinal);
        return [.. items.Select(item => excluded.TryGetValue(item.Id, out var rows)
            ? item with { Load = () => item.Load() with { Excluded = [.. rows.Load().Select(ToFinding)] } }
            : item)];
    }

    private Finding ToFinding(TableRow row)
    {
        var own = radiusColumn is null ? radius : row.Real(radiusColumn) is >= 0 and var value ? value * radiusPerValue : radiusWhenUnknown;
        return new Finding(0, row.Real(axes[0]), row.Real(axes[1]), axes.Length == 3 ? row.Real(axes[2]) : 0, own);
    }
}
