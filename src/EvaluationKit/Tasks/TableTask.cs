namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>A task whose truth and predictions are tables, CSV or JSON: truth.csv and predictions.csv with a column "case", unless named otherwise.</summary>
/// <typeparam name="TSelf">The task itself.</typeparam>
/// <typeparam name="TTruth">What the truth has for a case.</typeparam>
/// <typeparam name="TPrediction">What a submission has for a case.</typeparam>
/// <typeparam name="TCase">What is measured.</typeparam>
public abstract class TableTask<TSelf, TTruth, TPrediction, TCase> : CaseTask<TSelf, TTruth, TPrediction, TCase>
    where TSelf : TableTask<TSelf, TTruth, TPrediction, TCase>
{
    private protected TableTask()
    {
    }

    private protected string TruthFile { get; private set; } = "truth.csv";

    private protected string PredictionsFile { get; private set; } = "predictions.csv";

    private protected string CaseColumn { get; private set; } = "case";

    /// <summary>Name of the table of the truth.</summary>
    public TSelf Truth(string file) => With(() => TruthFile = file);

    /// <summary>Name of the table of a submission. A submission of a single table may call it as it likes.</summary>
    public TSelf Predictions(string file) => With(() => PredictionsFile = file);

    /// <summary>Column of the ids of the cases, in both tables.</summary>
    public TSelf CaseIn(string column) => With(() => CaseColumn = column);
}
