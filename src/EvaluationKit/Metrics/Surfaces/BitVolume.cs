using System.Numerics;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>Yes or no for each voxel of a box, a bit each; rows along x are whole words, and bits behind a row's end are 0.</summary>
internal sealed class BitVolume(int width, int height, int depth)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public int Depth { get; } = depth;

    public int WordsPerRow { get; } = (width + 63) / 64;

    private readonly ulong[] _words = new ulong[checked((width + 63) / 64 * height * depth)];

    public Span<ulong> Row(int y, int z) => _words.AsSpan((z * Height + y) * WordsPerRow, WordsPerRow);

    public Span<ulong> Slice(int z) => _words.AsSpan(z * Height * WordsPerRow, Height * WordsPerRow);

    /// <summary>The row, or nothing but background outside the box.</summary>
    public ReadOnlySpan<ulong> RowOrNothing(int y, int z) => (uint)y < (uint)Height && (uint)z < (uint)Depth ? Row(y, z) : [];

    public bool this[int x, int y, int z] => (Row(y, z)[x >> 6] >> (x & 63) & 1) != 0;

    public BitVolume SameSize() => new(Width, Height, Depth);

    public long Count() => Count(_words);

    public static int Count(ReadOnlySpan<ulong> words)
    {
        var count = 0;
        foreach (var word in words) count += BitOperations.PopCount(word);
        return count;
    }

    public long CountShared(BitVolume other)
    {
        var count = 0L;
        for (var i = 0; i < _words.Length; i++) count += BitOperations.PopCount(_words[i] & other._words[i]);
        return count;
    }

    public void KeepOnly(BitVolume other)
    {
        for (var i = 0; i < _words.Length; i++) _words[i] &= other._words[i];
    }
}
