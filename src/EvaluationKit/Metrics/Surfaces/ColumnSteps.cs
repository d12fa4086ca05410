using System.Runtime.Intrinsics;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>Steps along y from each place of a slice to the nearest set bit of its column; eight columns at a time.</summary>
internal static class ColumnSteps
{
    /// <summary>More steps than any column has: its column is empty.</summary>
    public const int Never = 1 << 30;

    private static readonly Vector256<int> Lanes = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);

    /// <summary>Places a row of steps takes: whole vectors.</summary>
    public static int Stride(int width) => (width + 7) & ~7;

    /// <param name="slice">Rows of bits along x.</param>
    /// <param name="wordsPerRow">Words of a row.</param>
    /// <param name="steps">Rows of <see cref="Stride"/> places.</param>
    /// <param name="stride">Places of a row.</param>
    public static void Fill(ReadOnlySpan<ulong> slice, int wordsPerRow, Span<int> steps, int stride)
    {
        var height = slice.Length / wordsPerRow;
        for (var y = 0; y < height; y++)
        {
            var above = y > 0 ? steps.Slice((y - 1) * stride, stride) : [];
            Down(slice.Slice(y * wordsPerRow, wordsPerRow), above, steps.Slice(y * stride, stride));
        }

        for (var y = height - 2; y >= 0; y--) Up(steps.Slice((y + 1) * stride, stride), steps.Slice(y * stride, stride));
    }

    private static void Down(ReadOnlySpan<ulong> bits, ReadOnlySpan<int> above, Span<int> row)
    {
        for (var x = 0; x < row.Length; x += 8)
        {
            var set = Vector256.Create((int)(bits[x >> 6] >> (x & 63) & 255)) & Lanes;
            var further = above.IsEmpty ? Vector256.Create(Never) : Vector256.Min(Vector256.Create(above[x..]) + Vector256<int>.One, Vector256.Create(Never));
            (Vector256.Equals(set, Vector256<int>.Zero) & further).CopyTo(row[x..]);
        }
    }

    private static void Up(ReadOnlySpan<int> below, Span<int> row)
    {
        for (var x = 0; x < row.Length; x += 8)
            Vector256.Min(Vector256.Create(row[x..]), Vector256.Create(below[x..]) + Vector256<int>.One).CopyTo(row[x..]);
    }
}
