using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Rankings;

/// <summary>
/// How a ranking changes when the cases are drawn anew with replacement. Each copy of a redrawn case stays a case of its own (challengeR
/// 1.0.5 pools copies before it ranks
/// them, which spreads ranks). Source: Wiesenfarth et al., Scientific Reports 11 (2021) 2369, doi:10.1038/s41598-021-82017-6.
/// </summary>
public sealed class RankStability
{
    private readonly double[][] replicates;

    private RankStability(Ranking full, double[][] replicates) => (Full, this.replicates) = (full, replicates);

    /// <summary>The ranking on all cases.</summary>
    public Ranking Full { get; }

    /// <summary>Ranks of the algorithms in each replicate.</summary>
    public IReadOnlyList<double[]> Replicates => replicates;

    /// <summary>Draws replicates; the same for any number of threads.</summary>
    /// <param name="table">The scores; at least one case.</param>
    /// <param name="method">Is called from several threads.</param>
    /// <param name="replicates">Number of draws; 1,000 is common.</param>
    /// <param name="seed">The same seed gives the same draws.</param>
    public static RankStability Of(ScoreTable table, RankingMethod method, int replicates, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(replicates);
        ArgumentOutOfRangeException.ThrowIfZero(table.Cases, nameof(table));
        var ranks = new double[replicates][];
        Parallel.For(0, replicates, () => new int[table.Cases], (replicate, _, cases) =>
        {
            new RandomStream(seed, (ulong)replicate).Fill(cases, cases.Length);
            ranks[replicate] = method(table.Resample(cases)).Ranks;
            return cases;
        }, _ => { });
        return new(method(table), ranks);
    }

    /// <summary>From draws of the caller.</summary>
    /// <param name="table">The scores.</param>
    /// <param name="method">The way of ranking.</param>
    /// <param name="draws">Each a list of 0-based indices of cases.</param>
    public static RankStability Of(ScoreTable table, RankingMethod method, IEnumerable<int[]> draws) =>
        new(method(table), [.. draws.Select(cases => method(table.Resample(cases)).Ranks)]);

    /// <summary>How often an algorithm had each rank, ascending ranks.</summary>
    public SortedDictionary<double, int> Frequencies(int algorithm)
    {
        var frequencies = new SortedDictionary<double, int>();
        foreach (var ranks in replicates)
            frequencies[ranks[algorithm]] = frequencies.GetValueOrDefault(ranks[algorithm]) + 1;
        return frequencies;
    }

    /// <summary>Share of replicates in which an algorithm had rank 1, alone or not; 0..1. NaN for no replicates.</summary>
    public double WinnerShare(int algorithm) => replicates.Count(ranks => ranks[algorithm] == 1) / (double)replicates.Length;

    /// <summary>Percentile interval of an algorithm's rank.</summary>
    public Interval RankInterval(int algorithm, double confidence = 0.95) =>
        Bootstrap.Percentile(Array.ConvertAll(replicates, ranks => ranks[algorithm]), confidence);

    /// <summary>Median rank of an algorithm.</summary>
    public double MedianRank(int algorithm) => Quantile.Of(Array.ConvertAll(replicates, ranks => ranks[algorithm]), 0.5);

    /// <summary>
    /// Kendall's τ-b of the full ranking with that of each replicate, −1..1; NaN where all algorithms tie in one of both.
    /// </summary>
    public double[] KendallTaus() => Array.ConvertAll(replicates, ranks => KendallTau.B(Full.Ranks, ranks));
}
