using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Metrics.Detection;

internal static class Descending
{
    /// <summary>Indices by descending score, of equal scores the first first.</summary>
    public static int[] Order(ReadOnlySpan<double> scores, int count)
    {
        Paired.SameLength(count, "predictions", scores.Length, nameof(scores));
        Paired.NoNaN(scores, nameof(scores));
        var (keys, order) = (new (double, int)[count], new int[count]);
        for (var i = 0; i < count; i++)
            (keys[i], order[i]) = ((-scores[i], i), i);
        Array.Sort(keys, order);
        return order;
    }
}
