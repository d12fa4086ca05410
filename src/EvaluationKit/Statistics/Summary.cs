namespace GrandChallenge.EvaluationKit.Statistics;

/// <summary>What metrics.json tells about the values of a metric over the cases.</summary>
/// <param name="Mean">NaN for no values.</param>
/// <param name="Std">Standard deviation with divisor n − 1; NaN for fewer than two values.</param>
/// <param name="Min">NaN for no values.</param>
/// <param name="Max">NaN for no values.</param>
/// <param name="Percentile25">By the linear rule (type 7), as the two below.</param>
/// <param name="Percentile50">The median.</param>
/// <param name="Percentile75">NaN for no values.</param>
/// <param name="Count">Number of values that were not NaN.</param>
public sealed record Summary(
    double Mean, double Std, double Min, double Max, double Percentile25, double Percentile50, double Percentile75, int Count)
{
    /// <summary>Describes the values that are not NaN; the caller tells the others apart by <see cref="Count"/>.</summary>
    public static Summary Of(ReadOnlySpan<double> values)
    {
        var sorted = Array.FindAll(values.ToArray(), value => !double.IsNaN(value));
        Array.Sort(sorted);
        return new(
            Sums.Mean(sorted),
            Sums.StandardDeviation(sorted),
            sorted.Length == 0 ? double.NaN : sorted[0],
            sorted.Length == 0 ? double.NaN : sorted[^1],
            Quantile.OfSorted(sorted, 0.25, QuantileRule.Linear),
            Quantile.OfSorted(sorted, 0.5, QuantileRule.Linear),
            Quantile.OfSorted(sorted, 0.75, QuantileRule.Linear),
            sorted.Length);
    }
}
