namespace GrandChallenge.EvaluationKit.Statistics;

/// <summary>Quantiles by a named rule.</summary>
public static class Quantile
{
    /// <summary>The quantile of values in any order. NaN for no values or where one is NaN.</summary>
    /// <param name="values">Any number of values; they are not changed.</param>
    /// <param name="q">0..1; 0.95 for the 95th percentile.</param>
    /// <param name="rule">The rule decides what lies between two values.</param>
    public static double Of(ReadOnlySpan<double> values, double q, QuantileRule rule = QuantileRule.Linear)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, q, rule);
    }

    /// <summary>The quantile of ascending values (NaN first, as sorting puts it). NaN for no values or where one is NaN.</summary>
    /// <param name="sorted">Ascending values.</param>
    /// <param name="q">0..1.</param>
    /// <param name="rule">The rule decides what lies between two values.</param>
    public static double OfSorted(ReadOnlySpan<double> sorted, double q, QuantileRule rule)
    {
        if (q is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(q), q, "A quantile lies between 0 and 1.");
        if (sorted.IsEmpty || double.IsNaN(sorted[0])) return double.NaN;

        double n = sorted.Length;
        return rule switch
        {
            QuantileRule.FloorIndex => sorted[(int)((n - 1) * q)],
            QuantileRule.CeilingIndex => sorted[(int)Math.Ceiling((n - 1) * q)],
            QuantileRule.NearestIndex => sorted[(int)Math.Round((n - 1) * q)],
            QuantileRule.Midpoint => Between(sorted, (Math.Floor((n - 1) * q) + Math.Ceiling((n - 1) * q)) / 2),
            QuantileRule.FloorOfCount => sorted[Math.Min((int)(n * q), sorted.Length - 1)],
            QuantileRule.InvertedDistribution => sorted[Math.Max((int)Math.Ceiling(n * q) - 1, 0)],
            QuantileRule.Hazen => Between(sorted, (n * q) - 0.5),
            QuantileRule.Weibull => Between(sorted, ((n + 1) * q) - 1),
            QuantileRule.MedianUnbiased => Between(sorted, ((n + (1.0 / 3)) * q) - (2.0 / 3)),
            _ => Between(sorted, (n - 1) * q),
        };
    }

    private static double Between(ReadOnlySpan<double> sorted, double position)
    {
        position = Math.Clamp(position, 0, sorted.Length - 1);
        var below = (int)position;
        var share = position - below;
        return share == 0 || sorted[below] == sorted[below + 1] ? sorted[below] : sorted[below] + (share * (sorted[below + 1] - sorted[below]));
    }
}
