namespace GrandChallenge.EvaluationKit.Metrics.Overlap;

internal static class SameLength
{
    public static void Check(int reference, int prediction)
    {
        if (reference != prediction)
            throw new ArgumentException($"The reference has {reference} values and the prediction {prediction}; both must have the same.", nameof(prediction));
    }
}
