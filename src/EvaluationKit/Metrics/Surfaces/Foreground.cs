using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>The voxels of an image that carry one label, or, inverted, all others; read where they lie, never copied.</summary>
internal readonly unsafe struct Foreground<T>(T* voxels, int width, int height, int depth, T label, bool inverted) where T : unmanaged, IBinaryInteger<T>
{
    private ReadOnlySpan<T> Row(int y, int z) => new(voxels + ((long)z * height + y) * width, width);

    /// <summary>The smallest box that holds the foreground.</summary>
    public VoxelBox Box()
    {
        var box = VoxelBox.Nothing;
        for (var z = 0; z < depth; z++)
        {
            for (var y = 0; y < height; y++)
            {
                var row = Row(y, z);
                var first = inverted ? row.IndexOfAnyExcept(label) : row.IndexOf(label);
                if (first >= 0) box = box.WithRun(first, 1 + (inverted ? row.LastIndexOfAnyExcept(label) : row.LastIndexOf(label)), y, z);
            }
        }

        return box;
    }

    /// <summary>The foreground within a box, with a margin of background of one voxel on every side (none along z in two dimensions).</summary>
    public BitVolume Pack(VoxelBox box, int marginZ)
    {
        var bits = new BitVolume(box.Width + 2, box.Height + 2, box.Depth + 2 * marginZ);
        for (var z = 0; z < box.Depth; z++)
            for (var y = 0; y < box.Height; y++) PackRow(Row(y + box.Y0, z + box.Z0).Slice(box.X0, box.Width), bits.Row(y + 1, z + marginZ), 1);
        return bits;
    }

    /// <summary>The foreground of the whole image, without a margin.</summary>
    public BitVolume PackAll()
    {
        var bits = new BitVolume(width, height, depth);
        for (var z = 0; z < depth; z++)
            for (var y = 0; y < height; y++) PackRow(Row(y, z), bits.Row(y, z), 0);
        return bits;
    }

    private void PackRow(ReadOnlySpan<T> row, Span<ulong> bits, int margin)
    {
        var lanes = Vector256<T>.Count;
        var wanted = Vector256.Create(label);
        var flip = inverted ? uint.MaxValue >> (32 - lanes) : 0;
        var x = 0;
        for (; x <= row.Length - lanes; x += lanes)
            Put(bits, x + margin, Vector256.Equals(Vector256.Create(row[x..]), wanted).ExtractMostSignificantBits() ^ flip);
        for (; x < row.Length; x++)
            if (row[x] == label != inverted) Put(bits, x + margin, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Span<ulong> bits, int at, uint values)
    {
        var (word, shift) = (at >> 6, at & 63);
        bits[word] |= (ulong)values << shift;
        if (shift > 32 && word + 1 < bits.Length) bits[word + 1] |= (ulong)values >> (64 - shift);
    }
}
