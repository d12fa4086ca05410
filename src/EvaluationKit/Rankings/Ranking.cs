namespace GrandChallenge.EvaluationKit.Rankings;

/// <summary>An order of algorithms.</summary>
/// <param name="Values">What each algorithm was ranked by; NaN where it has nothing.</param>
/// <param name="Ranks">Rank of each, 1 the best.</param>
public sealed record Ranking(double[] Values, double[] Ranks)
{
    /// <summary>Indices of the algorithms from best to worst; of equal ranks the first first.</summary>
    public int[] Order() => [.. Enumerable.Range(0, Ranks.Length).OrderBy(algorithm => Ranks[algorithm])];
}

/// <summary>Makes a ranking of a table.</summary>
public delegate Ranking RankingMethod(ScoreTable table);

/// <summary>Makes one number of several, none of which is NaN.</summary>
public delegate double AggregateFunction(ReadOnlySpan<double> values);
