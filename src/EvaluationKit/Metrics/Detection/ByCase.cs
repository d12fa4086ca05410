namespace GrandChallenge.EvaluationKit.Metrics.Detection;

/// <summary>Items gathered by case, in their order within each.</summary>
internal sealed class ByCase<T>
{
    private readonly T[] items;
    private readonly int[] ends;

    public ByCase(ReadOnlySpan<T> all, Func<T, int> caseOf, int cases)
    {
        items = new T[all.Length];
        ends = new int[cases + 1];
        foreach (var item in all)
        {
            var place = caseOf(item);
            if ((uint)place >= (uint)cases)
                throw new ArgumentOutOfRangeException(nameof(all), place, $"A case lies in 0..{cases - 1}.");
            ends[place + 1]++;
        }

        for (var place = 0; place < cases; place++)
            ends[place + 1] += ends[place];
        var next = ends.AsSpan(0, cases).ToArray();
        foreach (var item in all)
            items[next[caseOf(item)]++] = item;
    }

    public ReadOnlySpan<T> this[int place] => items.AsSpan(ends[place]..ends[place + 1]);
}
