namespace GrandChallenge.Application;

/// <summary>One page of a longer list.</summary>
/// <param name="Items">The rows of this page.</param>
/// <param name="Number">1-based number of this page.</param>
/// <param name="Size">Rows a full page holds, 1 to 1,000.</param>
/// <param name="Total">Rows on all pages together.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, int Total) : IPage
{
    public int Count => Math.Max(1, (Total + Size - 1) / Size);

    public bool HasNext => Number < Count;

    int IPage.Start => (Number - 1) * Size;

    IReadOnlyList<object> IPage.Items => [.. Items.Cast<object>()];
}

/// <summary>A page of whatever kind of row.</summary>
public interface IPage
{
    /// <summary>How many rows come before this page.</summary>
    int Start { get; }

    IReadOnlyList<object> Items { get; }

    int Total { get; }
}

/// <summary>Which page a caller wants; out-of-range wishes are moved to the nearest that exists.</summary>
public sealed record PageWish(int Number, int Size)
{
    public int Skip => (int)Math.Min((Math.Max(1, Number) - 1L) * Take, int.MaxValue);

    public int Take => Math.Clamp(Size, 1, 1000);
}
