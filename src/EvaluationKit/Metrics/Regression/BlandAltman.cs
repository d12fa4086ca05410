using GrandChallenge.EvaluationKit.Statistics;
using MathNet.Numerics.Distributions;

namespace GrandChallenge.EvaluationKit.Metrics.Regression;

/// <summary>
/// Limits of agreement of two measurements, in the unit of the values. Source: Bland and Altman, The Lancet 327 (1986) 307-310,
/// doi:10.1016/S0140-6736(86)90837-8.
/// NaN where there are fewer than two cases (bias: none).
/// </summary>
/// <param name="Bias">Mean prediction − truth.</param>
/// <param name="StandardDeviation">Of the differences, divisor n − 1.</param>
/// <param name="Limits">Bias ± z · standard deviation, z = 1.96 at the 95 % of the source.</param>
/// <param name="BiasConfidence">Bias ± t · sd / √n, t with n − 1 degrees of freedom.</param>
/// <param name="LowerLimitConfidence">Lower limit ± t · sd √(1/n + z²/(2(n − 1))).</param>
/// <param name="UpperLimitConfidence">Upper limit, likewise.</param>
public sealed record BlandAltman(
    double Bias, double StandardDeviation, Interval Limits, Interval BiasConfidence, Interval LowerLimitConfidence, Interval UpperLimitConfidence)
{
    /// <summary>Compares predictions with the truth, one value a case, none NaN.</summary>
    /// <param name="truth">The one measurement.</param>
    /// <param name="predictions">The other.</param>
    /// <param name="coverage">Share of differences that the limits hold, and confidence of the intervals; between 0 and 1.</param>
    public static BlandAltman Of(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions, double coverage = 0.95)
    {
        var tail = Bootstrap.Tail(coverage);
        var differences = RegressionErrors.Errors(truth, predictions);
        var (bias, deviation, n) = (Sums.Mean(differences), Sums.StandardDeviation(differences), (double)differences.Length);
        if (n < 2) return new(bias, double.NaN, Interval.Undefined, Interval.Undefined, Interval.Undefined, Interval.Undefined);

        double z = Normal.InvCDF(0, 1, 1 - tail), t = StudentT.InvCDF(0, 1, n - 1, 1 - tail);
        var limits = Around(bias, z * deviation);
        var halfOfLimit = t * deviation * Math.Sqrt((1 / n) + (z * z / (2 * (n - 1))));
        return new(bias, deviation, limits, Around(bias, t * deviation / Math.Sqrt(n)), Around(limits.Low, halfOfLimit), Around(limits.High, halfOfLimit));
    }

    private static Interval Around(double centre, double half) => new(centre - half, centre + half);
}
