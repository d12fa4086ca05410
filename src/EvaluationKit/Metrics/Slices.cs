namespace GrandChallenge.EvaluationKit.Metrics;

/// <summary>Work cut in parts; one part runs where it is called.</summary>
internal static class Slices
{
    public static void Run(int parts, Action<int> work)
    {
        if (parts == 1) work(0);
        else Parallel.For(0, parts, work);
    }
}
