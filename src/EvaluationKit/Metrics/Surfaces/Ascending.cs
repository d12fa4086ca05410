using System.Runtime.InteropServices;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>Numbers in ascending order. Sorts numbers of 0 or more: their bits, read as whole numbers, have the same order, so that eight passes of counting do, whatever the number of values.</summary>
internal static class Ascending
{
    private const int Passes = 8, Buckets = 256;

    /// <param name="keys">0 or more, not NaN.</param>
    /// <param name="items">Go where their keys go; equal keys keep their order. Or none.</param>
    public static void Sort(double[] keys, double[]? items = null)
    {
        var counts = Count(keys);
        var (from, to) = (keys, new double[keys.Length]);
        var (itemsFrom, itemsTo) = (items, items is null ? null : new double[items.Length]);
        for (var pass = 0; pass < Passes; pass++)
        {
            var places = counts.AsSpan(pass * Buckets, Buckets);
            if (places.Contains(keys.Length)) continue;
            Sum(places);
            Move(from, to, itemsFrom, itemsTo, places, 8 * pass);
            (from, to, itemsFrom, itemsTo) = (to, from, itemsTo, itemsFrom);
        }

        if (from == keys) return;
        from.CopyTo(keys, 0);
        itemsFrom?.CopyTo(items!, 0);
    }

    /// <summary>How many of sorted values are at most a limit of 0 or more.</summary>
    public static int CountUpTo(double[] ascending, double limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (ascending[middle] <= limit) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static int[] Count(double[] keys)
    {
        var counts = new int[Passes * Buckets];
        foreach (var key in MemoryMarshal.Cast<double, ulong>(keys.AsSpan()))
            for (var pass = 0; pass < Passes; pass++) counts[pass * Buckets + (int)(key >> (8 * pass) & 255)]++;
        return counts;
    }

    private static void Sum(Span<int> counts)
    {
        var sum = 0;
        foreach (ref var count in counts) (count, sum) = (sum, sum + count);
    }

    private static void Move(double[] from, double[] to, double[]? itemsFrom, double[]? itemsTo, Span<int> places, int shift)
    {
        for (var i = 0; i < from.Length; i++)
        {
            var place = places[(int)(BitConverter.DoubleToUInt64Bits(from[i]) >> shift & 255)]++;
            to[place] = from[i];
            if (itemsFrom is not null) itemsTo![place] = itemsFrom[i];
        }
    }
}
