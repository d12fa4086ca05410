namespace GrandChallenge.EvaluationKit.Output;

/// <summary>The values of one case, in the order in which they are written.</summary>
/// <param name="Id">Id of the case.</param>
/// <param name="Values">Metric and value; NaN where it was skipped.</param>
public sealed record CaseScores(string Id, IReadOnlyList<KeyValuePair<string, double>> Values)
{
    /// <summary>The value of a metric; NaN where it was skipped or is not there.</summary>
    public double this[string metric] => Values.Where(value => value.Key == metric).Select(value => value.Value).DefaultIfEmpty(double.NaN).First();
}
