using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Metrics.Registration;
using GrandChallenge.EvaluationKit.Statistics;
using GrandChallenge.EvaluationKit.Tables;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>A case with the distance of each landmark to where it belongs, in the unit of the coordinates, in the order of the truth.</summary>
public sealed record LandmarkCase(string Id, double[] Distances);

/// <summary>
/// Compares landmarks after a registration: a row a landmark, columns case, point and the coordinates. Unless metrics are chosen: mean, median and largest
/// target registration error of each case.
/// </summary>
public sealed class RegistrationTask : TableTask<RegistrationTask, IReadOnlyList<TableRow>, IReadOnlyList<TableRow>, LandmarkCase>
{
    private string pointColumn = "point";
    private string[] axes = ["x", "y", "z"];

    internal RegistrationTask()
    {
        LoadTruth((folder, faults) => RowItems.ManyPerCase(TruthFile, CaseColumn, Schema)(folder, faults));
        LoadPredictions((folder, faults) => RowItems.ManyPerCase(PredictionsFile, CaseColumn, Schema)(folder, faults));
        Validate(CheckPoints);
    }

    /// <summary>Column of the name of a landmark, in both tables.</summary>
    public RegistrationTask PointIn(string column) => With(() => pointColumn = column);

    /// <summary>Columns of the coordinates, in both tables; their unit is that of the errors.</summary>
    public RegistrationTask Axes(params string[] columns) => With(() => axes = columns);

    /// <inheritdoc/>
    protected override void AddDefaultMeasures()
    {
        Measure("tre_mean", "Mean distance of the landmarks to where they belong (target registration error).", one => Summary.Of(one.Distances).Mean);
        Measure("tre_median", "Median distance of the landmarks to where they belong.", one => Summary.Of(one.Distances).Percentile50);
        Measure("tre_max", "Largest distance of a landmark to where it belongs.", one => Summary.Of(one.Distances).Max);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<LandmarkCase> Prepare(string id, IReadOnlyList<TableRow> truth, IReadOnlyList<TableRow> prediction)
    {
        var predicted = prediction.ToDictionary(row => row.Text(pointColumn), StringComparer.Ordinal);
        double[] there = [.. truth.SelectMany(Place)];
        double[] here = [.. truth.SelectMany(row => Place(predicted[row.Text(pointColumn)]))];
        return [new LandmarkCase(id, TargetRegistrationError.Distances(there, here, axes.Length))];
    }

    private IEnumerable<double> Place(TableRow row) => axes.Select(row.Real);

    private void CheckPoints(
        CasePair<IReadOnlyList<TableRow>, IReadOnlyList<TableRow>> pair, IReadOnlyList<TableRow> truth, IReadOnlyList<TableRow> prediction, FaultList faults)
    {
        var wanted = truth.Select(row => row.Text(pointColumn)).ToHashSet(StringComparer.Ordinal);
        foreach (var row in prediction.Where(row => !wanted.Remove(row.Text(pointColumn))))
            faults.Add(row.Fault(pointColumn, $"the case {Quoted.Of(pair.Id)} has no landmark {Quoted.Of(row.Text(pointColumn))} left", "remove it, or correct its name"));
        foreach (var name in wanted)
            faults.Add(new Fault(Side.Submission, $"the landmark {Quoted.Of(name)} is missing", "add a row for it") { File = pair.Prediction.File, Case = pair.Id });
    }

    private TableSchema Schema() =>
        new TableSchema([TableColumn.Text(CaseColumn), TableColumn.Text(pointColumn), .. axes.Select(axis => TableColumn.Number(axis))]).Unique(CaseColumn, pointColumn);
}
