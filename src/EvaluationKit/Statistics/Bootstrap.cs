using MathNet.Numerics.Distributions;

namespace GrandChallenge.EvaluationKit.Statistics;

/// <summary>A number made from some of the cases.</summary>
/// <param name="cases">Indices of cases, 0-based; a case that was drawn twice stands there twice.</param>
public delegate double CaseStatistic(ReadOnlySpan<int> cases);

/// <summary>
/// Confidence intervals from resampling the cases with replacement.
/// Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapters 13 and 14, doi:10.1201/9780429246593.
/// </summary>
public static class Bootstrap
{
    /// <summary>
    /// Value of a statistic on each of many resamples, in the order of the replicates; the same for any number of threads.
    /// </summary>
    /// <param name="cases">Number of cases, at least 1; each resample draws as many.</param>
    /// <param name="replicates">Number of resamples.</param>
    /// <param name="seed">The same seed gives the same resamples.</param>
    /// <param name="statistic">Is called from several threads.</param>
    public static double[] Replicates(int cases, int replicates, ulong seed, CaseStatistic statistic)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cases);
        ArgumentOutOfRangeException.ThrowIfNegative(replicates);
        var values = new double[replicates];
        Parallel.For(0, replicates, () => new int[cases], (replicate, _, indices) =>
        {
            new RandomStream(seed, (ulong)replicate).Fill(indices, cases);
            values[replicate] = statistic(indices);
            return indices;
        }, _ => { });
        return values;
    }

    /// <summary>Value of a statistic with each case left out once, for <see cref="BiasCorrectedAccelerated"/>.</summary>
    /// <param name="cases">Number of cases, at least 2.</param>
    /// <param name="statistic">Is called from several threads.</param>
    public static double[] Jackknife(int cases, CaseStatistic statistic)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 2);
        var values = new double[cases];
        Parallel.For(0, cases, () => new int[cases - 1], (without, _, indices) =>
        {
            for (var i = 0; i < indices.Length; i++)
                indices[i] = i < without ? i : i + 1;
            values[without] = statistic(indices);
            return indices;
        }, _ => { });
        return values;
    }

    /// <summary>
    /// The percentile interval: quantiles (linear rule, R's type 7) of the replicates. Replicates that are NaN are left out.
    /// </summary>
    /// <returns>Undefined when no replicate has a value.</returns>
    public static Interval Percentile(ReadOnlySpan<double> replicates, double confidence = 0.95)
    {
        var tail = Tail(confidence);
        var sorted = Defined(replicates);
        return new(Quantile.OfSorted(sorted, tail, QuantileRule.Linear), Quantile.OfSorted(sorted, 1 - tail, QuantileRule.Linear));
    }

    /// <summary>
    /// The bias-corrected and accelerated interval (BCa): quantiles of the replicates at Φ(z₀ + (z₀ ± z) / (1 − a (z₀ ± z))), z₀ from the
    /// share of
    /// replicates below the estimate (those equal to it count half) and a from the skewness of the jackknife. Efron, JASA 82 (1987)
    /// 171-185, doi:10.1080/01621459.1987.10478410.
    /// </summary>
    /// <param name="replicates">From <see cref="Replicates"/>; those that are NaN are left out.</param>
    /// <param name="estimate">The statistic of all cases.</param>
    /// <param name="jackknife">From <see cref="Jackknife"/>.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    /// <returns>The estimate twice when all replicates equal it; undefined when every replicate lies on one side of the estimate.</returns>
    public static Interval BiasCorrectedAccelerated(
        ReadOnlySpan<double> replicates, double estimate, ReadOnlySpan<double> jackknife, double confidence = 0.95)
    {
        var tail = Tail(confidence);
        var sorted = Defined(replicates);
        if (sorted.Length == 0) return Interval.Undefined;
        if (sorted[0] == estimate && sorted[^1] == estimate) return new(estimate, estimate);

        var bias = Normal.InvCDF(0, 1, ShareBelow(sorted, estimate));
        var acceleration = Acceleration(jackknife);
        return double.IsInfinity(bias) ? Interval.Undefined : new(At(Normal.InvCDF(0, 1, tail)), At(Normal.InvCDF(0, 1, 1 - tail)));

        double At(double deviate)
        {
            var shifted = bias + deviate;
            return Quantile.OfSorted(sorted, Normal.CDF(0, 1, bias + (shifted / (1 - (acceleration * shifted)))), QuantileRule.Linear);
        }
    }

    private static double ShareBelow(ReadOnlySpan<double> sorted, double estimate)
    {
        double below = 0;
        foreach (var value in sorted)
            below += value < estimate ? 1 : value == estimate ? 0.5 : 0;
        return below / sorted.Length;
    }

    private static double Acceleration(ReadOnlySpan<double> jackknife)
    {
        var mean = Sums.Mean(jackknife);
        double squares = 0, cubes = 0;
        foreach (var value in jackknife)
        {
            var deviation = mean - value;
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }

        return squares == 0 ? 0 : cubes / (6 * Math.Pow(squares, 1.5));
    }

    internal static double Tail(double confidence) => confidence is > 0 and < 1
        ? (1 - confidence) / 2
        : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1.");

    private static double[] Defined(ReadOnlySpan<double> replicates)
    {
        var sorted = Array.FindAll(replicates.ToArray(), value => !double.IsNaN(value));
        Array.Sort(sorted);
        return sorted;
    }
}
