using GrandChallenge.EvaluationKit.Metrics.Regression;
using GrandChallenge.EvaluationKit.Tables;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>A case with its true and its predicted value.</summary>
public sealed record MeasuredCase(string Id, double Truth, double Prediction);

/// <summary>
/// Compares a number a case: a row a case, columns case and value. Unless metrics are chosen: the absolute error of each case; mean absolute error, root
/// mean square error, R², Lin's concordance and bias of all together.
/// </summary>
public sealed class RegressionTask : TableTask<RegressionTask, TableRow, TableRow, MeasuredCase>
{
    private string valueColumn = "value";
    private (double Lowest, double Highest) range = (double.NegativeInfinity, double.PositiveInfinity);

    internal RegressionTask()
    {
        LoadTruth((folder, faults) => RowItems.OnePerCase(TruthFile, CaseColumn, Schema)(folder, faults));
        LoadPredictions((folder, faults) => RowItems.OnePerCase(PredictionsFile, CaseColumn, Schema)(folder, faults));
    }

    /// <summary>Column of the value, in both tables.</summary>
    public RegressionTask ValueIn(string column) => With(() => valueColumn = column);

    /// <summary>Values outside are faults.</summary>
    public RegressionTask Range(double lowest, double highest) => With(() => range = (lowest, highest));

    /// <inheritdoc/>
    protected override void AddDefaultMeasures()
    {
        Measure("absolute_error", "Prediction minus truth, without its sign.", one => Math.Abs(one.Prediction - one.Truth));
        Overall("mae", "Mean absolute error.", cases => RegressionErrors.MeanAbsolute(Truths(cases), Predicted(cases)));
        Overall("rmse", "Root of the mean squared error.", cases => RegressionErrors.RootMeanSquare(Truths(cases), Predicted(cases)));
        Overall("r2", "Coefficient of determination 1 - SS(error)/SS(truth), at most 1.", cases => RegressionErrors.R2(Truths(cases), Predicted(cases)));
        Overall("concordance", "Lin's concordance correlation coefficient, -1 to 1.", cases => Concordance.Lin(Truths(cases), Predicted(cases)), -1);
        Overall("bias", "Mean of prediction minus truth.", cases => RegressionErrors.Bias(Truths(cases), Predicted(cases)));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<MeasuredCase> Prepare(string id, TableRow truth, TableRow prediction) =>
        [new MeasuredCase(id, truth.Real(valueColumn), prediction.Real(valueColumn))];

    private static double[] Truths(IReadOnlyList<MeasuredCase> cases) => [.. cases.Select(one => one.Truth)];

    private static double[] Predicted(IReadOnlyList<MeasuredCase> cases) => [.. cases.Select(one => one.Prediction)];

    private TableSchema Schema() => new(TableColumn.Text(CaseColumn), TableColumn.Number(valueColumn, range.Lowest, range.Highest));
}
