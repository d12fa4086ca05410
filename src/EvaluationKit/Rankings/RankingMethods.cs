using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Rankings;

/// <summary>
/// Ways from scores to a ranking. They give different winners; choose before the challenge and publish the choice. Source: Maier-Hein et
/// al., Nature Communications 9 (2018)
/// 5217, doi:10.1038/s41467-018-07619-7; Wiesenfarth et al., Scientific Reports 11 (2021) 2369, doi:10.1038/s41598-021-82017-6.
/// </summary>
/// <remarks>
/// Aggregates that differ by less than a share of 1e-12 tie: the mean of 0.60 and 0.85 is the mean of 0.55 and 0.90, though their doubles
/// differ in the last bit.
/// </remarks>
public static class RankingMethods
{
    private const double Rounding = 1e-12;

    /// <summary>One number over the cases for each algorithm, and these are ranked.</summary>
    /// <param name="table">The scores.</param>
    /// <param name="aggregate">One of <see cref="Aggregates"/>, or another.</param>
    /// <param name="missing">What a missing score does; an algorithm without any score has the value NaN and comes last.</param>
    /// <param name="ties">What equal values share.</param>
    public static Ranking AggregateThenRank(ScoreTable table, AggregateFunction aggregate, MissingScores missing = default, Ties ties = Ties.Best)
    {
        var values = new double[table.Algorithms];
        for (var algorithm = 0; algorithm < values.Length; algorithm++)
            values[algorithm] = missing.Treat(table[algorithm]) is { Length: > 0 } scores ? aggregate(scores) : double.NaN;
        return new(values, Ranks.Of(values, table.HigherIsBetter, ties, Rounding));
    }

    /// <summary>
    /// The algorithms are ranked on each case (a missing score comes last), their ranks aggregated, and these ranked again, the lowest
    /// best.
    /// </summary>
    /// <param name="table">The scores.</param>
    /// <param name="aggregate">One of <see cref="Aggregates"/>, or another.</param>
    /// <param name="ties">What equal scores on a case, and equal aggregates, share.</param>
    public static Ranking RankThenAggregate(ScoreTable table, AggregateFunction aggregate, Ties ties = Ties.Best)
    {
        var byCase = table.CaseRanks(ties);
        var values = new double[table.Algorithms];
        for (var algorithm = 0; algorithm < values.Length; algorithm++)
            values[algorithm] = aggregate(Array.ConvertAll(byCase, ranks => ranks[algorithm]));
        return new(values, Ranks.Of(values, higherIsBetter: false, ties, Rounding));
    }

    /// <summary>
    /// The share of rivals that an algorithm is significantly better than (<see cref="Significance"/>), and these shares are ranked.
    /// </summary>
    /// <param name="table">The scores.</param>
    /// <param name="alpha">A p of at most alpha is significant.</param>
    /// <param name="adjustment">Over all ordered pairs of algorithms.</param>
    /// <param name="missing">What a missing score does; skipped means that the pair of scores is left out.</param>
    /// <param name="ties">What equal shares share.</param>
    public static Ranking TestThenRank(
        ScoreTable table, double alpha = 0.05, Adjustment adjustment = Adjustment.None, MissingScores missing = default, Ties ties = Ties.Best)
    {
        var better = Significance.Of(table, alpha, adjustment, missing);
        var values = new double[table.Algorithms];
        for (var algorithm = 0; algorithm < values.Length; algorithm++)
            values[algorithm] = better.Wins(algorithm) / (double)Math.Max(1, values.Length - 1);
        return new(values, Ranks.Of(values, higherIsBetter: true, ties));
    }

    /// <summary>
    /// The mean rank over several rankings of the same algorithms (tasks, metrics), ranked again: the consensus of least squared distance.
    /// </summary>
    /// <param name="rankings">Each with the algorithms in one order.</param>
    /// <param name="ties">What equal means share.</param>
    public static Ranking Consensus(IReadOnlyList<Ranking> rankings, Ties ties = Ties.Best)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rankings.Count, nameof(rankings));
        var values = new double[rankings[0].Ranks.Length];
        for (var algorithm = 0; algorithm < values.Length; algorithm++)
            values[algorithm] = Aggregates.Mean([.. rankings.Select(ranking => ranking.Ranks[algorithm])]);
        return new(values, Ranks.Of(values, higherIsBetter: false, ties, Rounding));
    }
}
