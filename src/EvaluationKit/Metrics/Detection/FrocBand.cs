using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Metrics.Detection;

/// <summary>
/// FROC curves of resamples of the cases (with replacement, marks and findings of a case together) and their pointwise percentile
/// intervals. Source: Setio et al., Medical Image
/// Analysis 42 (2017) 1-13, section 3.3, doi:10.1016/j.media.2017.06.015.
/// </summary>
public sealed class FrocBand
{
    private readonly double[] rates;
    private readonly double[][] curves;

    private FrocBand(double[] rates, double[][] curves) => (this.rates, this.curves) = (rates, curves);

    /// <summary>False positives per image at which the curves are known.</summary>
    public ReadOnlySpan<double> Rates => rates;

    /// <summary>One curve for each replicate: the sensitivity at each rate; NaN where a resample has no finding.</summary>
    public IReadOnlyList<double[]> Curves => curves;

    /// <summary>Draws the curves; the same for any number of threads.</summary>
    /// <param name="scoring">The marks, scored.</param>
    /// <param name="rates">Ascending false positives per image, each 0 or more.</param>
    /// <param name="replicates">Number of curves.</param>
    /// <param name="seed">The same seed gives the same resamples.</param>
    public static FrocBand Of(MarkScoring scoring, ReadOnlySpan<double> rates, int replicates, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(replicates);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scoring.Cases, nameof(scoring));
        for (var i = 0; i < rates.Length; i++)
        {
            if (!(rates[i] >= (i == 0 ? 0 : rates[i - 1])))
                throw new ArgumentException("Rates ascend and are not negative.", nameof(rates));
        }

        var (wanted, curves, sweep) = (rates.ToArray(), new double[replicates][], new FrocSweep(scoring));
        Parallel.For(0, replicates, () => new int[scoring.Cases], (replicate, _, weights) =>
        {
            Array.Clear(weights);
            var random = new RandomStream(seed, (ulong)replicate);
            for (var draw = 0; draw < weights.Length; draw++)
                weights[random.NextIndex(weights.Length)]++;
            curves[replicate] = sweep.Sensitivities(weights, wanted);
            return weights;
        }, _ => { });
        return new(wanted, curves);
    }

    /// <summary>Interval of the sensitivity at each rate.</summary>
    public Interval[] Sensitivities(double confidence = 0.95)
    {
        var ends = new Interval[rates.Length];
        for (var i = 0; i < ends.Length; i++)
            ends[i] = Bootstrap.Percentile(Array.ConvertAll(curves, curve => curve[i]), confidence);
        return ends;
    }

    /// <summary>Interval of the mean sensitivity over the rates; of the CPM where the rates are <see cref="FrocCurve.CpmRates"/>.</summary>
    public Interval Score(double confidence = 0.95) => Bootstrap.Percentile(Array.ConvertAll(curves, curve => Sums.Mean(curve)), confidence);
}
