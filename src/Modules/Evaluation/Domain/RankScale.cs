namespace GrandChallenge.Evaluation.Domain;

/// <summary>Competition ranks of plain numbers.</summary>
internal static class RankScale
{
    /// <summary>
    /// rank(i) = 1 + the number of values that are strictly better than value i, so equals share the lowest rank and the next
    /// distinct value follows with a gap: 1, 2, 2, 4. Equality is exact; -0 equals 0. Source: platform rules, section 7, item 5.
    /// </summary>
    /// <param name="values">Finite numbers, any count.</param>
    /// <param name="direction">Which end is rank 1.</param>
    /// <returns>One rank per value, from 1, in the order of the values. O(n log n).</returns>
    public static int[] Ranks(ReadOnlySpan<double> values, Direction direction)
    {
        var keys = values.ToArray();
        if (direction == Direction.Descending)
            for (var i = 0; i < keys.Length; i++) keys[i] = -keys[i];

        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(keys, order);

        var ranks = new int[keys.Length];
        for (var i = 0; i < keys.Length; i++)
            ranks[order[i]] = i > 0 && keys[i] == keys[i - 1] ? ranks[order[i - 1]] : i + 1;
        return ranks;
    }

    /// <summary>Arithmetic mean. <paramref name="ranks"/> holds at least one.</summary>
    public static double Mean(ReadOnlySpan<int> ranks)
    {
        // Summed as whole numbers: equal sums give equal means bit for bit, whatever the order of the columns.
        var sum = 0L;
        foreach (var rank in ranks) sum += rank;
        return (double)sum / ranks.Length;
    }

    /// <summary>Median; of an even count the mean of the middle two. <paramref name="ranks"/> holds at least one and is left sorted.</summary>
    public static double Median(Span<int> ranks)
    {
        ranks.Sort();
        var middle = ranks.Length / 2;
        return ranks.Length % 2 == 1 ? ranks[middle] : (ranks[middle - 1] + (double)ranks[middle]) / 2;
    }
}
