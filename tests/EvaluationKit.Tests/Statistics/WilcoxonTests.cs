using CsCheck;
using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Tests.Statistics;

public sealed class WilcoxonTests
{
    // Hollander and Wolfe, Nonparametric Statistical Methods, 1973, table 3.1; R's documentation of wilcox.test prints V = 40, p = 0.01953.
    private static readonly double[] Before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30];
    private static readonly double[] After = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];

    [Fact]
    public void The_textbook_example_has_the_printed_p() => WilcoxonSignedRank.P(Before, After, Alternative.Greater).ShouldBe(10 / 512.0, 1e-15);

    [Fact]
    public void The_exact_p_counts_all_signs_also_with_ties() =>
        Gen.Int[-4, 4].Array[1, 9].Sample(differences =>
        {
            var x = Array.ConvertAll(differences, difference => (double)difference);
            var y = new double[x.Length];
            foreach (var alternative in Enum.GetValues<Alternative>())
            {
                var p = WilcoxonSignedRank.ExactP(x, y, alternative);
                if (differences.All(difference => difference == 0)) p.ShouldBe(double.NaN);
                else p.ShouldBe(BruteForce([.. x.Where(difference => difference != 0)], alternative), 1e-12);
            }
        });

    [Fact]
    public void Swapping_the_algorithms_swaps_the_alternatives() =>
        Gen.Select(Gen.Double[0, 1].Array[12], Gen.Double[0, 1].Array[12]).Sample((x, y) =>
        {
            WilcoxonSignedRank.NormalP(x, y, Alternative.Greater).ShouldBe(WilcoxonSignedRank.NormalP(y, x, Alternative.Less), 1e-14);
            WilcoxonSignedRank.NormalP(x, y).ShouldBe(WilcoxonSignedRank.NormalP(y, x), 1e-14);
        });

    [Fact]
    public void The_approximation_comes_near_the_exact_value()
    {
        double[] x = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(i * 78.233) + 0.2)];
        var y = new double[60];
        WilcoxonSignedRank.NormalP(x, y).ShouldBe(WilcoxonSignedRank.ExactP(x, y), 0.002);
        WilcoxonSignedRank.P(x, y).ShouldBe(WilcoxonSignedRank.NormalP(x, y));
    }

    [Fact]
    public void Only_a_step_makes_differences_tie_that_rounding_parted()
    {
        double[] x = [0.90, 0.82, 0.7], y = [0.88, 0.80, 0.75];
        SignedRanks.Of(x, y, 0).Ties.ShouldBe(0);
        SignedRanks.Of(x, y, 1e-10).Ties.ShouldBe(6);
    }

    [Fact]
    public void A_missing_value_is_refused() =>
        Should.Throw<ArgumentException>(() => WilcoxonSignedRank.P([1, double.NaN], [0, 0])).Message.ShouldContain("case 1");

    private static double BruteForce(double[] differences, Alternative alternative)
    {
        var ranks = Array.ConvertAll(differences, difference =>
            (differences.Count(other => Math.Abs(other) < Math.Abs(difference)) + differences.Count(other => Math.Abs(other) <= Math.Abs(difference)) + 1) / 2.0);
        var observed = ranks.Where((_, i) => differences[i] > 0).Sum();
        var sums = Enumerable.Range(0, 1 << ranks.Length).Select(signs => ranks.Where((_, i) => (signs >> i & 1) == 1).Sum()).ToArray();
        double upper = sums.Count(sum => sum >= observed) / (double)sums.Length, lower = sums.Count(sum => sum <= observed) / (double)sums.Length;
        return alternative switch
        {
            Alternative.Greater => upper,
            Alternative.Less => lower,
            _ => Math.Min(1, 2 * Math.Min(upper, lower)),
        };
    }
}
