using MathNet.Numerics.Distributions;

namespace GrandChallenge.EvaluationKit.Statistics;

/// <summary>
/// Compares two algorithms that decide yes or no on the same cases. Source: McNemar, Psychometrika 12 (1947) 153-157,
/// doi:10.1007/BF02295996.
/// </summary>
public static class McNemar
{
    /// <summary>
    /// Two-sided exact p: twice the smaller tail of the binomial distribution with n = b + c and probability one half, at most 1.
    /// 1 when the algorithms never differ.
    /// </summary>
    /// <param name="onlyFirst">b: cases that only the first got right.</param>
    /// <param name="onlySecond">c: cases that only the second got right.</param>
    public static double ExactP(int onlyFirst, int onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        return onlyFirst == onlySecond ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, onlyFirst + onlySecond, Math.Min(onlyFirst, onlySecond)));
    }
}
