using System.Numerics;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>The set bits of a volume, row by row: the points of row (y, z) are X[RowStart[z · Height + y] .. RowStart[z · Height + y + 1]].</summary>
internal sealed class SurfacePoints
{
    public SurfacePoints(BitVolume bits)
    {
        (Height, Depth) = (bits.Height, bits.Depth);
        RowStart = new int[Height * Depth + 1];
        for (var row = 0; row < Height * Depth; row++) RowStart[row + 1] = checked(RowStart[row] + BitVolume.Count(bits.Row(row % Height, row / Height)));
        X = GC.AllocateUninitializedArray<int>(RowStart[^1]);
        for (var row = 0; row < Height * Depth; row++)
            if (RowStart[row] < RowStart[row + 1]) List(bits.Row(row % Height, row / Height), X.AsSpan(RowStart[row]));
    }

    public int Height { get; }

    public int Depth { get; }

    public int[] RowStart { get; }

    public int[] X { get; }

    public int Count => X.Length;

    private static void List(ReadOnlySpan<ulong> row, Span<int> into)
    {
        var next = 0;
        for (var i = 0; i < row.Length; i++)
            for (var word = row[i]; word != 0; word &= word - 1) into[next++] = i * 64 + BitOperations.TrailingZeroCount(word);
    }
}
