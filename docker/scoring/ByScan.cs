using System.Runtime.InteropServices;

namespace GrandChallenge.Scoring;

/// <summary>Items gathered by scan, in their order within each.</summary>
internal sealed class ByScan<T>
{
    private readonly T[] items;
    private readonly int[] ends;

    public ByScan(List<T> all, Func<T, int> scanOf, int scans)
    {
        items = new T[all.Count];
        ends = new int[scans + 1];
        foreach (var item in CollectionsMarshal.AsSpan(all))
            ends[scanOf(item) + 1]++;
        for (var scan = 0; scan < scans; scan++)
            ends[scan + 1] += ends[scan];

        var next = ends.AsSpan(0, scans).ToArray();
        foreach (var item in CollectionsMarshal.AsSpan(all))
            items[next[scanOf(item)]++] = item;
    }

    public ReadOnlySpan<T> this[int scan] => items.AsSpan(ends[scan]..ends[scan + 1]);
}
