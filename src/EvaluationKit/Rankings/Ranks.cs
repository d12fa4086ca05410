namespace GrandChallenge.EvaluationKit.Rankings;

/// <summary>Ranks of values, 1 the best.</summary>
public static class Ranks
{
    /// <summary>
    /// Rank of each value. A missing value (NaN) comes last: of m of them each gets the highest rank given + 1 (ties best or dense), + m
    /// (worst) or + (m + 1) / 2 (average). Rule of
    /// challengeR: Wiesenfarth et al., Scientific Reports 11 (2021) 2369, doi:10.1038/s41598-021-82017-6.
    /// </summary>
    /// <param name="values">One for each algorithm.</param>
    /// <param name="higherIsBetter">Whether the highest value gets rank 1.</param>
    /// <param name="ties">What equal values share.</param>
    /// <param name="tolerance">Values count as equal to the best of their group when they differ from it by no more than this share of the
    /// larger.</param>
    public static double[] Of(ReadOnlySpan<double> values, bool higherIsBetter, Ties ties = Ties.Best, double tolerance = 0)
    {
        var (keys, order) = (values.ToArray(), new int[values.Length]);
        var missing = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            order[i] = i;
            missing += double.IsNaN(keys[i]) ? 1 : 0;
            if (higherIsBetter) keys[i] = -keys[i];
        }

        // Sorting puts NaN first.
        Array.Sort(keys, order);
        var ranks = new double[keys.Length];
        double highest = 0;
        for (int start = missing, end, group = 1; start < keys.Length; start = end, group++)
        {
            end = start + 1;
            while (end < keys.Length && AreEqual(keys[start], keys[end], tolerance))
                end++;
            highest = Shared(start - missing + 1, end - missing, group, ties);
            for (var i = start; i < end; i++)
                ranks[order[i]] = highest;
        }

        for (var i = 0; i < missing; i++)
            ranks[order[i]] = highest + Shared(1, missing, 1, ties);
        return ranks;
    }

    private static bool AreEqual(double best, double other, double tolerance) =>
        best == other || other - best <= tolerance * Math.Max(Math.Abs(best), Math.Abs(other));

    private static double Shared(int first, int last, int group, Ties ties) => ties switch
    {
        Ties.Worst => last,
        Ties.Average => (first + last) / 2.0,
        Ties.Dense => group,
        _ => first,
    };
}
