namespace GrandChallenge.Application;

/// <summary>One page of a longer list.</summary>
/// <param name="Items">The rows of this page.</param>
/// <param name="Number">1-based number of this page.</param>
/// <param name="Size">Rows a full page holds, 1 to 1,000.</param>
/// <param name="Total">Rows on all pages together.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, int Total)
{
    public int Count => Math.Max(1, (Total + Size - 1) / Size);

    public bool HasNext => Number < Count;
}

/// <summary>Which page a caller wants; out-of-range wishes are moved to the nearest that exists.</summary>
public sealed record PageWish(int Number, int Size)
{
    private int Before { get; init; }

    public int Skip => ((Math.Max(1, Number) - 1) * Take) + Before;

    public int Take => Math.Clamp(Size, 1, 1000);

    /// <summary>The rows after the first <paramref name="offset"/>, also where no page of this size begins there.</summary>
    public static PageWish From(int offset, int size) => new((offset / size) + 1, size) { Before = offset % size };
}
