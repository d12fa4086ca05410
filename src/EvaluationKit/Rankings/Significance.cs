using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Rankings;

/// <summary>
/// Which algorithm is significantly better than which: for every ordered pair a one-sided Wilcoxon signed rank test of their scores on the
/// same cases (normal approximation with
/// correction for continuity and ties; differences compared as doubles, as in R).
/// </summary>
public sealed class Significance
{
    private readonly double[] p;
    private readonly double alpha;

    private Significance(double[] p, int algorithms, double alpha) => (this.p, Algorithms, this.alpha) = (p, algorithms, alpha);

    /// <summary>Number of algorithms.</summary>
    public int Algorithms { get; }

    /// <summary>Tests all pairs.</summary>
    /// <param name="table">The scores.</param>
    /// <param name="alpha">A p of at most alpha is significant; between 0 and 1.</param>
    /// <param name="adjustment">Over all ordered pairs.</param>
    /// <param name="missing">What a missing score does; skipped means that the pair of scores is left out.</param>
    public static Significance Of(ScoreTable table, double alpha = 0.05, Adjustment adjustment = Adjustment.Holm, MissingScores missing = default)
    {
        if (alpha is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "A level of significance lies between 0 and 1.");
        var alternative = table.HigherIsBetter ? Alternative.Greater : Alternative.Less;
        var p = new double[table.Algorithms * table.Algorithms];
        for (var first = 0; first < table.Algorithms; first++)
        {
            for (var second = 0; second < table.Algorithms; second++)
            {
                var (x, y) = first == second ? ([], []) : Pairs(table[first], table[second], missing);
                p[(first * table.Algorithms) + second] = WilcoxonSignedRank.NormalP(x, y, alternative);
            }
        }

        return new(MultipleTesting.Adjust(p, adjustment), table.Algorithms, alpha);
    }

    /// <summary>Adjusted p of "the first is better"; NaN for an algorithm with itself and for two that never differ.</summary>
    public double P(int first, int second) => p[(first * Algorithms) + second];

    /// <summary>Whether the first is significantly better; never where p is NaN.</summary>
    public bool IsBetter(int first, int second) => P(first, second) <= alpha;

    /// <summary>Number of rivals that an algorithm is significantly better than.</summary>
    public int Wins(int algorithm) => Enumerable.Range(0, Algorithms).Count(rival => IsBetter(algorithm, rival));

    /// <summary>
    /// Groups from best to worst: an algorithm opens a new group when the first of the group before is significantly better than it.
    /// Members of one group need not be
    /// equal among themselves; what holds is that the first of each beats none of them.
    /// </summary>
    /// <param name="ranking">The order in which to go through the algorithms.</param>
    /// <returns>Indices of the algorithms of each group.</returns>
    public int[][] Groups(Ranking ranking)
    {
        var groups = new List<List<int>>();
        foreach (var algorithm in ranking.Order())
        {
            if (groups.Count == 0 || IsBetter(groups[^1][0], algorithm)) groups.Add([algorithm]);
            else groups[^1].Add(algorithm);
        }

        return [.. groups.Select(group => group.ToArray())];
    }

    private static (double[] First, double[] Second) Pairs(ReadOnlySpan<double> first, ReadOnlySpan<double> second, MissingScores missing)
    {
        var (x, y) = (new List<double>(first.Length), new List<double>(first.Length));
        for (var i = 0; i < first.Length; i++)
        {
            double a = missing.Filled(first[i]), b = missing.Filled(second[i]);
            if (double.IsNaN(a) || double.IsNaN(b)) continue;
            x.Add(a);
            y.Add(b);
        }

        return ([.. x], [.. y]);
    }
}
