namespace GrandChallenge.EvaluationKit.Rankings;

/// <summary>The scores of several algorithms on the same cases, for one metric.</summary>
public sealed class ScoreTable
{
    private readonly double[][] scores;

    /// <summary>A table.</summary>
    /// <param name="scores">One row for each algorithm with one score for each case; NaN is missing.</param>
    /// <param name="higherIsBetter">Whether a higher score is better.</param>
    /// <exception cref="ArgumentException">Rows have different lengths.</exception>
    public ScoreTable(double[][] scores, bool higherIsBetter)
    {
        for (var algorithm = 1; algorithm < scores.Length; algorithm++)
        {
            if (scores[algorithm].Length != scores[0].Length)
                throw new ArgumentException($"Algorithm {algorithm} has {scores[algorithm].Length} scores, algorithm 0 has {scores[0].Length}.", nameof(scores));
        }

        (this.scores, HigherIsBetter) = (scores, higherIsBetter);
    }

    /// <summary>Number of algorithms.</summary>
    public int Algorithms => scores.Length;

    /// <summary>Number of cases.</summary>
    public int Cases => scores.Length == 0 ? 0 : scores[0].Length;

    /// <summary>Whether a higher score is better.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>Scores of an algorithm, one a case.</summary>
    public ReadOnlySpan<double> this[int algorithm] => scores[algorithm];

    /// <summary>Ranks of the algorithms on each case, row by row; each copy of a redrawn case is a case of its own.</summary>
    public double[][] CaseRanks(Ties ties = Ties.Best)
    {
        var (ranks, column) = (new double[Cases][], new double[Algorithms]);
        for (var place = 0; place < ranks.Length; place++)
        {
            for (var algorithm = 0; algorithm < column.Length; algorithm++)
                column[algorithm] = scores[algorithm][place];
            ranks[place] = Ranks.Of(column, HigherIsBetter, ties);
        }

        return ranks;
    }

    /// <summary>The table of drawn cases; one drawn twice stands there twice.</summary>
    /// <param name="cases">0-based indices of cases.</param>
    public ScoreTable Resample(ReadOnlySpan<int> cases)
    {
        var drawn = new double[Algorithms][];
        for (var algorithm = 0; algorithm < drawn.Length; algorithm++)
        {
            drawn[algorithm] = new double[cases.Length];
            for (var i = 0; i < cases.Length; i++)
                drawn[algorithm][i] = scores[algorithm][cases[i]];
        }

        return new(drawn, HigherIsBetter);
    }
}
