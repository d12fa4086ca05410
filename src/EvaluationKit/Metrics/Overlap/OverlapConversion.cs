namespace GrandChallenge.EvaluationKit.Metrics.Overlap;

/// <summary>Dice from Jaccard and back: D = 2 J / (1 + J), J = D / (2 − D). Both in [0, 1]; NaN stays NaN.</summary>
public static class OverlapConversion
{
    /// <summary>Dice coefficient with the same overlap.</summary>
    /// <param name="jaccard">In [0, 1], or NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1].</exception>
    public static double JaccardToDice(double jaccard) => 2 * Checked(jaccard) / (1 + jaccard);

    /// <summary>Jaccard index with the same overlap.</summary>
    /// <param name="dice">In [0, 1], or NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1].</exception>
    public static double DiceToJaccard(double dice) => Checked(dice) / (2 - dice);

    private static double Checked(double overlap) =>
        overlap is < 0 or > 1 ? throw new ArgumentOutOfRangeException(nameof(overlap), overlap, "An overlap lies between 0 and 1.") : overlap;
}
