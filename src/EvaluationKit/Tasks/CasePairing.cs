using GrandChallenge.EvaluationKit.Faults;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>Truth and prediction of one case.</summary>
/// <param name="Id">Id of the case.</param>
/// <param name="Truth">What the truth has.</param>
/// <param name="Prediction">What the submission has.</param>
public sealed record CasePair<TTruth, TPrediction>(string Id, Item<TTruth> Truth, Item<TPrediction> Prediction);

/// <summary>Pairs both sides, and notes what is missing or too much.</summary>
public delegate IReadOnlyList<CasePair<TTruth, TPrediction>> Pairing<TTruth, TPrediction>(
    IReadOnlyList<Item<TTruth>> truths, IReadOnlyList<Item<TPrediction>> predictions, FaultList faults);

/// <summary>Ways to pair.</summary>
public static class CasePairing
{
    /// <summary>Each case of the truth has one prediction of the same id, and there are no others.</summary>
    public static IReadOnlyList<CasePair<TTruth, TPrediction>> Exact<TTruth, TPrediction>(
        IReadOnlyList<Item<TTruth>> truths, IReadOnlyList<Item<TPrediction>> predictions, FaultList faults) =>
        Pair(truths, predictions, faults, null, null);

    /// <summary>A case without a prediction counts as predicted empty; one that the truth has not is a fault, or has an empty truth.</summary>
    /// <param name="emptyPrediction">What a case without a prediction has.</param>
    /// <param name="emptyTruth">What a case has that the truth does not know; a fault where null.</param>
    public static Pairing<TTruth, TPrediction> Lenient<TTruth, TPrediction>(Func<TPrediction> emptyPrediction, Func<TTruth>? emptyTruth = null) =>
        (truths, predictions, faults) => Pair(truths, predictions, faults, emptyTruth, emptyPrediction);

    /// <summary>One case: the only item of either side, whatever they are called. The case has the truth's id.</summary>
    public static IReadOnlyList<CasePair<TTruth, TPrediction>> Single<TTruth, TPrediction>(
        IReadOnlyList<Item<TTruth>> truths, IReadOnlyList<Item<TPrediction>> predictions, FaultList faults)
    {
        if (truths.Count != 1) faults.Add(new Fault(Side.GroundTruth, $"there are {truths.Count} cases", "put one into the folder"));
        if (predictions.Count != 1) faults.Add(new Fault(Side.Submission, $"there are {predictions.Count} predictions", "hand in one"));
        return truths.Count == 1 && predictions.Count == 1 ? [new(truths[0].Id, truths[0], predictions[0])] : [];
    }

    private static List<CasePair<TTruth, TPrediction>> Pair<TTruth, TPrediction>(
        IReadOnlyList<Item<TTruth>> truths, IReadOnlyList<Item<TPrediction>> predictions, FaultList faults, Func<TTruth>? emptyTruth, Func<TPrediction>? emptyPrediction)
    {
        var (truthOf, predictionOf) = (ById(truths, Side.GroundTruth, faults), ById(predictions, Side.Submission, faults));
        var pairs = new List<CasePair<TTruth, TPrediction>>();
        if (truths.Count == 0 && emptyTruth is null)
            faults.Add(new Fault(Side.GroundTruth, "there is no case", "put the cases into the folder of the ground truth"));
        foreach (var id in truthOf.Keys.Union(predictionOf.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var truth = truthOf.GetValueOrDefault(id) ?? (emptyTruth is null ? null : new Item<TTruth>(id, emptyTruth));
            var prediction = predictionOf.GetValueOrDefault(id) ?? (emptyPrediction is null ? null : new Item<TPrediction>(id, emptyPrediction));
            if (truth is null)
                faults.Add(new Fault(Side.Submission, $"there is no case {Quoted.Of(id)}", "remove it, or correct its id") { Case = id, File = predictionOf[id].File });
            else if (prediction is null)
                faults.Add(new Fault(Side.Submission, "the prediction is missing", "add a prediction with this id") { Case = id });
            else
                pairs.Add(new(id, truth, prediction));
        }

        return pairs;
    }

    private static Dictionary<string, Item<T>> ById<T>(IReadOnlyList<Item<T>> items, Side side, FaultList faults)
    {
        var byId = new Dictionary<string, Item<T>>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (byId.TryAdd(item.Id, item)) continue;
            faults.Add(new Fault(side, $"the case {Quoted.Of(item.Id)} is there twice", "keep one of them") { Case = item.Id, File = item.File });
        }

        return byId;
    }
}
