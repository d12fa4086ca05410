namespace GrandChallenge.EvaluationKit.Statistics;

/// <summary>
/// Where the quantile q of n sorted values x₀ ≤ … ≤ xₙ₋₁ lies. Types as in Hyndman and Fan, The American Statistician 50 (1996) 361-365,
/// doi:10.1080/00031305.1996.10473566.
/// </summary>
public enum QuantileRule
{
    /// <summary>Type 7: between neighbours at (n − 1) q. The default of R, NumPy and pandas.</summary>
    Linear,

    /// <summary>The value at ⌊(n − 1) q⌋, as evalutils takes it for its percentile Hausdorff distance.</summary>
    FloorIndex,

    /// <summary>The value at ⌈(n − 1) q⌉.</summary>
    CeilingIndex,

    /// <summary>The value nearest to (n − 1) q, the even one when two are.</summary>
    NearestIndex,

    /// <summary>The mean of the values at ⌊(n − 1) q⌋ and ⌈(n − 1) q⌉.</summary>
    Midpoint,

    /// <summary>The value at ⌊n q⌋, the last for q = 1, as evalutils takes it for the ends of its ROC intervals.</summary>
    FloorOfCount,

    /// <summary>Type 1: the first value whose cumulative share reaches q.</summary>
    InvertedDistribution,

    /// <summary>Type 5: between neighbours at n q − ½.</summary>
    Hazen,

    /// <summary>Type 6: between neighbours at (n + 1) q − 1.</summary>
    Weibull,

    /// <summary>Type 8: between neighbours at (n + ⅓) q − ⅔.</summary>
    MedianUnbiased,
}
