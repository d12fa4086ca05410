namespace GrandChallenge.EvaluationKit.Statistics;

/// <summary>
/// Sums that do not lose what rounding cuts off, so that the order of the cases does not decide about ties between means.
/// Source: Neumaier, ZAMM 54 (1974) 39-51, doi:10.1002/zamm.19740540106.
/// </summary>
internal static class Sums
{
    public static double Of(ReadOnlySpan<double> values)
    {
        double sum = 0, lost = 0;
        foreach (var value in values)
        {
            var next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }

        return double.IsFinite(sum) ? sum + lost : sum;
    }

    /// <summary>NaN for no values.</summary>
    public static double Mean(ReadOnlySpan<double> values) => values.IsEmpty ? double.NaN : Of(values) / values.Length;

    /// <summary>Sum of squared deviations from the mean; NaN for no values.</summary>
    public static double Squares(ReadOnlySpan<double> values) => Products(values, values);

    /// <summary>Sum of products of the deviations of both from their means; NaN for no values.</summary>
    public static double Products(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.IsEmpty) return double.NaN;
        double meanX = Mean(x), meanY = Mean(y), sum = 0;
        for (var i = 0; i < x.Length; i++)
            sum += (x[i] - meanX) * (y[i] - meanY);
        return sum;
    }

    /// <summary>Standard deviation with divisor n − 1; NaN for fewer than two values.</summary>
    public static double StandardDeviation(ReadOnlySpan<double> values) =>
        values.Length < 2 ? double.NaN : Math.Sqrt(Squares(values) / (values.Length - 1));
}
