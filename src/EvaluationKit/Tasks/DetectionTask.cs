using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Files;
using GrandChallenge.EvaluationKit.Tables;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>
/// What detection of points and of boxes share: a row an object in the truth, a row a detection in a submission, with a score. A case without detections
/// counts as one in which nothing was found.
/// </summary>
/// <typeparam name="TSelf">The task itself.</typeparam>
/// <typeparam name="TTruth">The objects of a case.</typeparam>
/// <typeparam name="TPrediction">The detections of a case.</typeparam>
/// <typeparam name="TCase">What is measured.</typeparam>
public abstract class DetectionTask<TSelf, TTruth, TPrediction, TCase> : TableTask<TSelf, TTruth, TPrediction, TCase>
    where TSelf : DetectionTask<TSelf, TTruth, TPrediction, TCase>
{
    private string? listFile, listColumn;

    private protected DetectionTask()
    {
        LoadTruth(Truths);
        LoadPredictions((folder, faults) =>
            Convert(RowItems.ManyPerCase(PredictionsFile, CaseColumn, () => PredictionSchema().With(TableColumn.Number(ScoreColumn)))(folder, faults), Detections));
        PairBy(CasePairing.Lenient<TTruth, TPrediction>(() => Detections([])));
    }

    private protected string ScoreColumn { get; private set; } = "score";

    private protected double Threshold { get; private set; } = double.NegativeInfinity;

    /// <summary>Column of the score of a detection: the higher, the surer.</summary>
    public TSelf ScoreIn(string column) => With(() => ScoreColumn = column);

    /// <summary>Only detections with a score greater than this count in the counts of a case; curves use all.</summary>
    public TSelf CountAbove(double score) => With(() => Threshold = score);

    /// <summary>All cases, also those without objects; objects of other cases are then passed over.</summary>
    /// <param name="file">A table of the ground truth, or a list of one id a line.</param>
    /// <param name="column">Column of the ids; null for a list without a header.</param>
    public TSelf CaseList(string file, string? column = null) => With(() => (listFile, listColumn) = (file, column));

    /// <summary>Detections in cases that the truth does not know are false positives instead of faults.</summary>
    public TSelf AllowUnknownCases() => PairBy(CasePairing.Lenient(() => Detections([]), () => Objects([])));

    /// <summary>Columns of the truth besides the case.</summary>
    private protected abstract TableSchema TruthSchema();

    /// <summary>Columns of a submission besides the score.</summary>
    private protected abstract TableSchema PredictionSchema();

    private protected abstract TTruth Objects(IReadOnlyList<TableRow> rows);

    private protected abstract TPrediction Detections(IReadOnlyList<TableRow> rows);

    /// <summary>The truth's items of some cases; overridden where a second table belongs to them.</summary>
    private protected virtual IReadOnlyList<Item<TTruth>> Complete(IReadOnlyList<Item<TTruth>> items, SourceFolder folder, FaultList faults) => items;

    private static IReadOnlyList<Item<T>> Convert<T>(IReadOnlyList<Item<IReadOnlyList<TableRow>>> items, Func<IReadOnlyList<TableRow>, T> convert) =>
        [.. items.Select(item => new Item<T>(item.Id, () => convert(item.Load())) { File = item.File })];

    private IReadOnlyList<Item<TTruth>> Truths(SourceFolder folder, FaultList faults)
    {
        var items = Convert(RowItems.ManyPerCase(TruthFile, CaseColumn, TruthSchema)(folder, faults), Objects);
        if (listFile is null) return Complete(items, folder, faults);
        var byId = items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        var ids = CaseIds.Read(folder.File(listFile), listColumn, faults);
        return Complete([.. ids.Select(id => byId.GetValueOrDefault(id) ?? new Item<TTruth>(id, () => Objects([])))], folder, faults);
    }
}
