namespace GrandChallenge.EvaluationKit.Rankings;

/// <summary>Which rank equal values share.</summary>
public enum Ties
{
    /// <summary>The best of their places: 1, 1, 3. Competition ranking.</summary>
    Best,

    /// <summary>The worst of their places: 2, 2, 3.</summary>
    Worst,

    /// <summary>The mean of their places: 1.5, 1.5, 3.</summary>
    Average,

    /// <summary>The best, and the next place follows without a gap: 1, 1, 2.</summary>
    Dense,
}
