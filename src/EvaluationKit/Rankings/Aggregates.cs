using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Rankings;

/// <summary>Aggregates in common use. NaN for no values.</summary>
public static class Aggregates
{
    /// <summary>Mean, summed so that the order of the cases does not matter.</summary>
    public static double Mean(ReadOnlySpan<double> values) => Sums.Mean(values);

    /// <summary>Median.</summary>
    public static double Median(ReadOnlySpan<double> values) => Statistics.Quantile.Of(values, 0.5);

    /// <summary>Quantile by the linear rule, 0..1.</summary>
    public static AggregateFunction Quantile(double q) => values => Statistics.Quantile.Of(values, q);
}
