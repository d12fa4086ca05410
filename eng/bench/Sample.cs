namespace GrandChallenge.Bench;

/// <summary>Durations of one thing done many times.</summary>
internal sealed class Sample(string name)
{
    private readonly List<double> milliseconds = [];

    public double Median => At(0.5);

    public void Add(TimeSpan duration)
    {
        lock (milliseconds)
            milliseconds.Add(duration.TotalMilliseconds);
    }

    public double At(double quantile)
    {
        var sorted = milliseconds.Order().ToArray();
        return sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(quantile * sorted.Length) - 1)];
    }

    public void Print() => Console.WriteLine($"{name}: median {Median:F1} ms, p95 {At(0.95):F1} ms, max {At(1):F1} ms, n {milliseconds.Count}");
}
