using GrandChallenge.EvaluationKit.Statistics;
using MathNet.Numerics.Distributions;

namespace GrandChallenge.EvaluationKit.Metrics.Scores;

/// <summary>What DeLong's test says about two algorithms on the same cases.</summary>
/// <param name="First">Area of the first, 0..1.</param>
/// <param name="Second">Area of the second, 0..1.</param>
/// <param name="Variance">Variance of the difference.</param>
/// <param name="Z">(First − Second) / √Variance.</param>
/// <param name="P">Two-sided; 1 when the areas are equal, 0 when they differ without variance.</param>
public sealed record DeLongTest(double First, double Second, double Variance, double Z, double P);

/// <summary>
/// Variance of the AUROC and comparison of two. Source: DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988) 837-845,
/// doi:10.2307/2531595; with mean ranks as in
/// Sun and Xu, IEEE Signal Processing Letters 21 (2014) 1389-1393, doi:10.1109/LSP.2014.2337313. NaN unless there are two positives and two
/// negatives.
/// </summary>
public static class DeLong
{
    /// <summary>
    /// Variance of the AUROC: S₁₀/m + S₀₁/n, the variances (divisor less one) of the placements of the m positives and the n negatives.
    /// </summary>
    /// <param name="positive">Whether each case is positive in truth.</param>
    /// <param name="scores">The higher, the surer the case is positive.</param>
    public static double Variance(ReadOnlySpan<bool> positive, ReadOnlySpan<double> scores)
    {
        var placements = Placements.Of(positive, scores);
        return Covariance(placements, placements);
    }

    /// <summary>The AUROC ± z √variance, cut at 0 and 1.</summary>
    /// <param name="positive">Whether each case is positive in truth.</param>
    /// <param name="scores">The higher, the surer the case is positive.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    public static Interval ConfidenceInterval(ReadOnlySpan<bool> positive, ReadOnlySpan<double> scores, double confidence = 0.95)
    {
        var placements = Placements.Of(positive, scores);
        var half = Normal.InvCDF(0, 1, 1 - Bootstrap.Tail(confidence)) * Math.Sqrt(Covariance(placements, placements));
        return new(Math.Max(0, placements.Area - half), Math.Min(1, placements.Area + half));
    }

    /// <summary>Tests whether two algorithms have the same AUROC, scored on the same cases.</summary>
    /// <param name="positive">Whether each case is positive in truth.</param>
    /// <param name="first">Scores of the first algorithm.</param>
    /// <param name="second">Scores of the second, for the same cases in the same order.</param>
    public static DeLongTest Test(ReadOnlySpan<bool> positive, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Placements a = Placements.Of(positive, first), b = Placements.Of(positive, second);
        var difference = a.Area - b.Area;
        var variance = Covariance(a, a) + Covariance(b, b) - (2 * Covariance(a, b));
        if (double.IsNaN(variance)) return new(a.Area, b.Area, variance, double.NaN, double.NaN);
        var z = difference == 0 ? 0 : difference / Math.Sqrt(Math.Max(0, variance));
        return new(a.Area, b.Area, variance, z, 2 * Normal.CDF(0, 1, -Math.Abs(z)));
    }

    private static double Covariance(Placements a, Placements b)
    {
        int m = a.OfPositives.Length, n = a.OfNegatives.Length;
        return m < 2 || n < 2
            ? double.NaN
            : (Sums.Products(a.OfPositives, b.OfPositives) / (m - 1) / m) + (Sums.Products(a.OfNegatives, b.OfNegatives) / (n - 1) / n);
    }

    // Placement of a positive: share of negatives that score lower (ties half); of a negative: share of positives that score higher.
    private sealed class Placements
    {
        private Placements(double[] ofPositives, double[] ofNegatives) => (OfPositives, OfNegatives) = (ofPositives, ofNegatives);

        public double[] OfPositives { get; }

        public double[] OfNegatives { get; }

        public double Area => OfNegatives.Length == 0 ? double.NaN : Sums.Mean(OfPositives);

        public static Placements Of(ReadOnlySpan<bool> positive, ReadOnlySpan<double> scores)
        {
            Paired.SameLength(positive.Length, nameof(positive), scores.Length, nameof(scores));
            Paired.NoNaN(scores, nameof(scores));
            var hits = positive.Count(true);
            double[] positives = new double[hits], negatives = new double[positive.Length - hits];
            for (int i = 0, p = 0, n = 0; i < scores.Length; i++)
                _ = positive[i] ? positives[p++] = scores[i] : negatives[n++] = scores[i];
            return new(Shares(positives, negatives, higher: false), Shares(negatives, positives, higher: true));
        }

        private static double[] Shares(double[] of, double[] others, bool higher)
        {
            var sorted = (double[])others.Clone();
            Array.Sort(sorted);
            return Array.ConvertAll(of, score =>
            {
                int below = Lower(sorted, score, orEqual: false), notAbove = Lower(sorted, score, orEqual: true);
                var wins = (below + notAbove) / 2.0;
                return (higher ? sorted.Length - wins : wins) / sorted.Length;
            });
        }

        private static int Lower(double[] sorted, double score, bool orEqual)
        {
            var (low, high) = (0, sorted.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (sorted[middle] < score || (orEqual && sorted[middle] == score)) low = middle + 1;
                else high = middle;
            }

            return low;
        }
    }
}
