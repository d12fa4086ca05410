using BenchmarkDotNet.Attributes;
using GrandChallenge.EvaluationKit.Metrics.Detection;
using GrandChallenge.EvaluationKit.Metrics.Scores;
using GrandChallenge.EvaluationKit.Rankings;
using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.KitBench;

/// <summary>Areas, matchings and rankings of common size.</summary>
[MemoryDiagnoser]
public class StatisticsBench
{
    private static readonly bool[] Positive = [.. Enumerable.Range(0, 100_000).Select(i => i % 5 == 0)];
    private static readonly double[] Scores = Numbers(100_000, 0, 1);
    private static readonly double[] Truth = Numbers(20_000, 1, 1000), Found = [.. Truth.Zip(Numbers(20_000, 2, 6), (place, shift) => place + shift - 3)];
    private static readonly ScoreTable Table = new([.. Enumerable.Range(0, 20).Select(i => Numbers(200, 3 + i, 1 + (i / 20.0)))], higherIsBetter: true);

    [Benchmark]
    public double AurocOf100000() => Auroc.Of(Positive, Scores);

    [Benchmark]
    public double DeLongOf100000() => DeLong.Variance(Positive, Scores);

    [Benchmark]
    public double OptimalMatchingOf10000() => PointMatching.Optimal(Truth, Found, 2, 4).TotalDistance;

    /// <summary>20 algorithms, 200 cases, 1,000 resamples.</summary>
    [Benchmark]
    public double ThousandRankingsByMean() => RankStability.Of(Table, table => RankingMethods.AggregateThenRank(table, Aggregates.Mean), 1000, 1).MedianRank(7);

    /// <summary>The same with 380 tests a resample.</summary>
    [Benchmark]
    public double HundredRankingsByTest() => RankStability.Of(Table, table => RankingMethods.TestThenRank(table), 100, 1).MedianRank(7);

    private static double[] Numbers(int count, int stream, double factor)
    {
        var random = new RandomStream(1, (ulong)stream);
        return [.. Enumerable.Range(0, count).Select(_ => factor * random.NextDouble())];
    }
}
