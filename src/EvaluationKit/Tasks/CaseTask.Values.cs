using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Output;

namespace GrandChallenge.EvaluationKit.Tasks;

public abstract partial class CaseTask<TSelf, TTruth, TPrediction, TCase>
{
    /// <summary>Names and definitions of all values of a case, in the order in which they are written.</summary>
    private IEnumerable<(string Name, string Definition, bool IsCount)> Written => measures.SelectMany(measure => PartNames.Count == 0
        ? [(measure.Name, measure.Definition, measure.IsCount)]
        : PartNames.Select(part => ($"{measure.Name}_{part}", $"{measure.Definition} Of {part}.", measure.IsCount))
            .Prepend((measure.Name, $"{measure.Definition} {(measure.IsCount ? "Sum" : "Mean")} over {string.Join(", ", PartNames)}.", measure.IsCount)));

    private IEnumerable<KeyValuePair<string, double>> Values(
        Measure<TCase> measure, string id, IReadOnlyList<TCase> parts, List<UndefinedValue> undefined, FaultList faults)
    {
        if (PartNames.Count == 0) return [new(measure.Name, Resolve(Score(measure.Name, parts[0]), id, undefined, faults))];

        var values = new List<KeyValuePair<string, double>>();
        for (var part = 0; part < parts.Count; part++)
        {
            var name = $"{measure.Name}_{PartNames[part]}";
            values.Add(new(name, Resolve(Score(name, parts[part]), id, undefined, faults)));
        }

        var known = values.Select(value => value.Value).Where(value => !double.IsNaN(value)).ToList();
        if (known.Count == 0) undefined.Add(new UndefinedValue(id, measure.Name, "it was skipped for every part", UndefinedPolicy.Skip.Name));
        var together = known.Count == 0 ? double.NaN : measure.IsCount ? known.Sum() : known.Average();
        return values.Prepend(new(measure.Name, together));

        Score Score(string name, TCase part) => new(name, measure.Value(part), measure.Worst(part), EmptinessOf(part));
    }

    private double Resolve(Score score, string? id, List<UndefinedValue> undefined, FaultList faults)
    {
        if (double.IsFinite(score.Value)) return score.Value;
        var chosen = PolicyOf(score.Metric).For(score.Empty == Emptiness.Both);
        var reason = score.Empty switch
        {
            Emptiness.Both => "truth and prediction are empty",
            Emptiness.Truth => "the truth is empty",
            Emptiness.Prediction => "the prediction is empty",
            _ => double.IsNaN(score.Value) ? "the metric has no value for these values" : "the value is infinite",
        };
        if (chosen.Name == UndefinedPolicy.Error.Name)
        {
            var side = score.Empty is Emptiness.Both or Emptiness.Truth ? Side.GroundTruth : Side.Submission;
            faults.Add(new Fault(side, $"{score.Metric} is undefined: {reason}", "hand in a case for which it has a value") { Case = id });
            return double.NaN;
        }

        undefined.Add(new UndefinedValue(id, score.Metric, reason, chosen.Name));
        return chosen.Value ?? (chosen.Name == UndefinedPolicy.Skip.Name ? double.NaN : score.Worst);
    }

    // A metric's policy holds for its parts too.
    private UndefinedPolicy PolicyOf(string metric) =>
        policies.Where(chosen => metric == chosen.Key || metric.StartsWith(chosen.Key + "_", StringComparison.Ordinal))
            .OrderByDescending(chosen => chosen.Key.Length)
            .Select(chosen => chosen.Value)
            .FirstOrDefault(policy);
}
