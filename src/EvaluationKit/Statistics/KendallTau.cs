namespace GrandChallenge.EvaluationKit.Statistics;

/// <summary>
/// Agreement of two orders of the same items. Source: Kendall, Biometrika 33 (1945) 239-251, doi:10.1093/biomet/33.3.239.
/// </summary>
public static class KendallTau
{
    /// <summary>
    /// τ-b = (concordant − discordant pairs) / √((n₀ − n₁)(n₀ − n₂)), n₀ all pairs, n₁ and n₂ those tied in each; −1..1. In n log n steps
    /// (Knight, JASA 61 (1966) 436-439, doi:10.1080/01621459.1966.10480879). NaN when one of them has only ties, or fewer than two items,
    /// or NaN.
    /// </summary>
    public static double B(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Paired.SameLength(a.Length, nameof(a), b.Length, nameof(b));
        var pairs = new (double A, double B)[a.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            if (double.IsNaN(a[i]) || double.IsNaN(b[i])) return double.NaN;
            pairs[i] = (a[i], b[i]);
        }

        Array.Sort(pairs);
        var tiedInA = TiedPairs(pairs, (first, second) => first.A == second.A);
        var tiedInBoth = TiedPairs(pairs, (first, second) => first == second);
        var second = Array.ConvertAll(pairs, pair => pair.B);
        var discordant = Inversions(second, new double[second.Length]);
        var tiedInB = TiedPairs(second, (x, y) => x == y);

        var all = (long)pairs.Length * (pairs.Length - 1) / 2;
        var difference = all - tiedInA - tiedInB + tiedInBoth - (2 * discordant);
        return tiedInA == all || tiedInB == all ? double.NaN : difference / Math.Sqrt((all - tiedInA) * (double)(all - tiedInB));
    }

    private static long TiedPairs<T>(T[] sorted, Func<T, T, bool> equal)
    {
        long tied = 0, run = 0;
        for (var i = 1; i < sorted.Length; i++)
        {
            run = equal(sorted[i - 1], sorted[i]) ? run + 1 : 0;
            tied += run;
        }

        return tied;
    }

    // Merge sort; counts the pairs that stand in the wrong order.
    private static long Inversions(Span<double> values, Span<double> room)
    {
        if (values.Length < 2) return 0;
        var middle = values.Length / 2;
        var count = Inversions(values[..middle], room[..middle]) + Inversions(values[middle..], room[middle..]);
        for (int left = 0, right = middle, at = 0; at < values.Length; at++)
        {
            var takeLeft = right == values.Length || (left < middle && values[left] <= values[right]);
            if (!takeLeft)
                count += middle - left;
            room[at] = takeLeft ? values[left++] : values[right++];
        }

        room.CopyTo(values);
        return count;
    }
}
