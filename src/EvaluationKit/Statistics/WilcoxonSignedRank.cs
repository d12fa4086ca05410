using MathNet.Numerics.Distributions;

namespace GrandChallenge.EvaluationKit.Statistics;

/// <summary>
/// Wilcoxon's signed rank test of paired values. Pairs without a difference are dropped. Source: Wilcoxon, Biometrics Bulletin 1 (1945)
/// 80-83, doi:10.2307/3001968.
/// </summary>
/// <remarks>
/// Which differences tie is a choice: <c>step</c> 0 compares doubles as they are, as R does, so that 0.90 − 0.88 and 0.82 − 0.80 do not
/// tie;
/// a step of 1e-10 rounds the differences to its multiples first. Every test gives NaN when no pair differs.
/// </remarks>
public static class WilcoxonSignedRank
{
    private const int RIsExactBelow = 50;

    /// <summary>
    /// p as R's <c>wilcox.test(paired = TRUE)</c> gives it by default: exact below 50 differences without ties and zeros, else
    /// <see cref="NormalP"/>.
    /// </summary>
    public static double P(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Alternative alternative = Alternative.TwoSided)
    {
        var ranks = SignedRanks.Of(x, y, 0);
        return ranks is { Count: < RIsExactBelow, Ties: 0, Zeros: 0 } ? Exact(ranks, alternative) : Approximate(ranks, alternative, true);
    }

    /// <summary>
    /// p of the normal approximation, z = (V − n(n+1)/4 − c) / √(n(n+1)(2n+1)/24 − Σ(t³−t)/48), with c = ½ towards the mean when
    /// <paramref name="continuity"/> is on;
    /// R's <c>wilcox.test(exact = FALSE)</c>.
    /// </summary>
    /// <param name="x">Values of the first, one a case.</param>
    /// <param name="y">Values of the second for the same cases.</param>
    /// <param name="alternative">Greater means that x tends to be greater.</param>
    /// <param name="step">Differences are rounded to multiples of it; 0 leaves them as they are.</param>
    /// <param name="continuity">Whether to correct for the discreteness of V.</param>
    public static double NormalP(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, Alternative alternative = Alternative.TwoSided, double step = 0, bool continuity = true) =>
        Approximate(SignedRanks.Of(x, y, step), alternative, continuity);

    /// <summary>
    /// p from the distribution of V over all 2ⁿ signs, also with ties (mean ranks); two-sided is twice the smaller tail, at most 1.
    /// Takes time with the cube of the number of differences.
    /// </summary>
    /// <param name="x">Values of the first, one a case.</param>
    /// <param name="y">Values of the second for the same cases.</param>
    /// <param name="alternative">Greater means that x tends to be greater.</param>
    /// <param name="step">Differences are rounded to multiples of it; 0 leaves them as they are.</param>
    public static double ExactP(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, Alternative alternative = Alternative.TwoSided, double step = 0) =>
        Exact(SignedRanks.Of(x, y, step), alternative);

    private static double Approximate(SignedRanks ranks, Alternative alternative, bool continuity)
    {
        double n = ranks.Count;
        if (n == 0) return double.NaN;
        var distance = ranks.Positive - (n * (n + 1) / 4);
        var deviation = Math.Sqrt((n * (n + 1) * ((2 * n) + 1) / 24) - (ranks.Ties / 48));
        var correction = !continuity ? 0 : alternative switch
        {
            Alternative.Greater => 0.5,
            Alternative.Less => -0.5,
            _ => Math.Sign(distance) * 0.5,
        };
        var z = (distance - correction) / deviation;
        return Choose(alternative, Normal.CDF(0, 1, z), Normal.CDF(0, 1, -z));
    }

    private static double Exact(SignedRanks ranks, Alternative alternative)
    {
        if (ranks.Count == 0) return double.NaN;
        var probability = new double[ranks.Doubled.Sum() + 1];
        probability[0] = 1;
        var reached = 0;
        foreach (var rank in ranks.Doubled)
        {
            reached += rank;
            for (var sum = reached; sum >= 0; sum--)
                probability[sum] = (probability[sum] + (sum >= rank ? probability[sum - rank] : 0)) / 2;
        }

        var observed = (int)(2 * ranks.Positive);
        return Choose(alternative, Sums.Of(probability.AsSpan(..(observed + 1))), Sums.Of(probability.AsSpan(observed..)));
    }

    private static double Choose(Alternative alternative, double lower, double upper) => alternative switch
    {
        Alternative.Greater => Math.Min(1, upper),
        Alternative.Less => Math.Min(1, lower),
        _ => Math.Min(1, 2 * Math.Min(lower, upper)),
    };
}
