namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>Neighbours along a row of bits: what word i holds after the row moved by one voxel; behind its ends is background.</summary>
internal static class BitRows
{
    /// <summary>Each voxel sees its lower neighbour, x − 1.</summary>
    public static ulong Lower(ReadOnlySpan<ulong> row, int i) => row[i] << 1 | (i > 0 ? row[i - 1] >> 63 : 0);

    /// <summary>Each voxel sees its upper neighbour, x + 1.</summary>
    public static ulong Upper(ReadOnlySpan<ulong> row, int i) => row[i] >> 1 | (i + 1 < row.Length ? row[i + 1] << 63 : 0);

    /// <summary>The voxel itself and both neighbours.</summary>
    public static ulong WithNeighbours(ReadOnlySpan<ulong> row, int i) => row[i] & Lower(row, i) & Upper(row, i);

    /// <summary>Sets in <paramref name="into"/> what lies at most <paramref name="reach"/> voxels from a set bit of <paramref name="row"/>; bits behind the width may be set.</summary>
    public static void OrSpread(ReadOnlySpan<ulong> row, Span<ulong> into, int reach, Span<ulong> from, Span<ulong> spread)
    {
        row.CopyTo(spread);
        for (var covered = 0; covered < reach;)
        {
            var step = Math.Min(2 * covered + 1, reach - covered);
            spread.CopyTo(from);
            for (var i = 0; i < row.Length; i++) spread[i] |= Shifted(from, i, step) | Shifted(from, i, -step);
            covered += step;
        }

        for (var i = 0; i < row.Length; i++) into[i] |= spread[i];
    }

    private static ulong Shifted(ReadOnlySpan<ulong> row, int i, int by)
    {
        var (words, bits) = (by >> 6, by & 63);
        var (high, low) = (i - words, i - words - 1);
        var word = (uint)high < (uint)row.Length ? row[high] << bits : 0;
        return bits != 0 && (uint)low < (uint)row.Length ? word | row[low] >> (64 - bits) : word;
    }
}
