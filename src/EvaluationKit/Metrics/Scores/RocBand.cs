using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Metrics.Scores;

/// <summary>
/// Mean ROC curve and pointwise interval over resamples of the cases, at equally spaced false positive rates. Source of the averaging at
/// fixed rates:
/// Fawcett, Pattern Recognition Letters 27 (2006) 861-874, section 8.1, doi:10.1016/j.patrec.2005.10.010.
/// </summary>
/// <param name="FalsePositiveRates">0 to 1 in equal steps.</param>
/// <param name="Mean">Mean true positive rate at each; the first is 0.</param>
/// <param name="Low">Lower end at each.</param>
/// <param name="High">Upper end at each.</param>
/// <param name="Auroc">Interval of the area.</param>
public sealed record RocBand(double[] FalsePositiveRates, double[] Mean, double[] Low, double[] High, Interval Auroc)
{
    private const int MostRedraws = 1000;

    /// <summary>
    /// From resamples drawn by the caller; those with one class only are passed over. With the rule <see cref="QuantileRule.FloorOfCount"/>
    /// and evalutils' draws
    /// it gives evalutils' <c>get_bootstrapped_roc_ci_curves</c>.
    /// </summary>
    /// <param name="positive">Whether each case is positive in truth.</param>
    /// <param name="scores">The higher, the surer the case is positive.</param>
    /// <param name="resamples">Indices of cases, 0-based; at least one list must hold both classes.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    /// <param name="ends">Rule of the quantiles that are the interval's ends.</param>
    /// <param name="points">Number of false positive rates, at least 2.</param>
    public static RocBand Of(
        ReadOnlySpan<bool> positive, ReadOnlySpan<double> scores, IEnumerable<int[]> resamples, double confidence = 0.95,
        QuantileRule ends = QuantileRule.Linear, int points = 101)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        var (labels, values) = (positive.ToArray(), scores.ToArray());
        var curves = resamples.Where(cases => cases.Any(i => labels[i]) && cases.Any(i => !labels[i])).Select(cases => Curve(labels, values, cases, points)).ToArray();
        if (curves.Length == 0)
            throw new ArgumentException("No resample holds both positives and negatives.", nameof(resamples));
        return Of(curves, confidence, ends, points);
    }

    /// <summary>From resamples drawn here; the same for any number of threads. A resample with one class only is drawn again.</summary>
    /// <param name="positive">Whether each case is positive in truth; both must occur.</param>
    /// <param name="scores">The higher, the surer the case is positive.</param>
    /// <param name="replicates">Number of resamples, at least 1.</param>
    /// <param name="seed">The same seed gives the same resamples.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    /// <param name="points">Number of false positive rates, at least 2.</param>
    public static RocBand Of(
        ReadOnlySpan<bool> positive, ReadOnlySpan<double> scores, int replicates, ulong seed, double confidence = 0.95, int points = 101)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(replicates);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        var (labels, values) = (positive.ToArray(), scores.ToArray());
        Paired.SameLength(labels.Length, nameof(positive), values.Length, nameof(scores));
        if (!labels.Contains(true) || !labels.Contains(false))
            throw new ArgumentException("A ROC curve needs both positives and negatives.", nameof(positive));

        var curves = new (double Area, double[] Rates)[replicates];
        Parallel.For(0, replicates, () => new int[labels.Length], (replicate, _, cases) =>
        {
            var random = new RandomStream(seed, (ulong)replicate);
            for (var draw = 0; draw < MostRedraws; draw++)
            {
                random.Fill(cases, labels.Length);
                if (cases.Any(i => labels[i]) && cases.Any(i => !labels[i])) break;
            }

            curves[replicate] = Curve(labels, values, cases, points);
            return cases;
        }, _ => { });
        return Of(curves, confidence, QuantileRule.Linear, points);
    }

    private static RocBand Of((double Area, double[] Rates)[] curves, double confidence, QuantileRule ends, int points)
    {
        var tail = Bootstrap.Tail(confidence);
        var band = new RocBand(new double[points], new double[points], new double[points], new double[points], Ends(curves, curve => curve.Area, tail, ends));
        for (var point = 0; point < points; point++)
        {
            band.FalsePositiveRates[point] = point / (double)(points - 1);
            band.Mean[point] = Sums.Mean(Array.ConvertAll(curves, curve => curve.Rates[point]));
            (band.Low[point], band.High[point]) = Ends(curves, curve => curve.Rates[point], tail, ends);
        }

        return band;
    }

    private static Interval Ends((double Area, double[] Rates)[] curves, Converter<(double Area, double[] Rates), double> value, double tail, QuantileRule rule)
    {
        var sorted = Array.ConvertAll(curves, value);
        Array.Sort(sorted);
        return new(Quantile.OfSorted(sorted, tail, rule), Quantile.OfSorted(sorted, 1 - tail, rule));
    }

    private static (double Area, double[] Rates) Curve(bool[] labels, double[] values, int[] cases, int points)
    {
        var counts = ThresholdCounts.Of(Array.ConvertAll(cases, i => labels[i]), Array.ConvertAll(cases, i => values[i]));
        var curve = RocCurve.Of(counts);
        var rates = new double[points];
        for (var point = 1; point < points; point++)
            rates[point] = curve.At(point / (double)(points - 1));
        return (Scores.Auroc.Of(counts), rates);
    }
}
