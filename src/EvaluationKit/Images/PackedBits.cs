namespace GrandChallenge.EvaluationKit.Images;

/// <summary>Samples of fewer than eight bits, packed into bytes with the first one in the highest bits.</summary>
internal static class PackedBits
{
    /// <summary>One byte a sample.</summary>
    public static void Unpack(ReadOnlySpan<byte> packed, int bits, Span<byte> samples)
    {
        var (perByte, mask) = (8 / bits, (1 << bits) - 1);
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (byte)((packed[i / perByte] >> (8 - bits - bits * (i % perByte))) & mask);
    }
}
