using System.IO.Compression;

namespace GrandChallenge.EvaluationKit.Images;

internal enum TiffPacking
{
    None,
    PackBits,
    Lzw,
    Deflate,
}

/// <summary>Unpacks one strip or tile into a buffer of the size that it should have.</summary>
internal static class TiffUnpacking
{
    private const int Clear = 256;
    private const int End = 257;
    private const int MostCodes = 4096;

    /// <summary>The number of bytes that were unpacked; what is more than the buffer holds is left.</summary>
    /// <exception cref="InvalidDataException">The packed bytes are damaged.</exception>
    public static int Unpack(TiffPacking packing, ReadOnlySpan<byte> packed, Span<byte> target)
    {
        switch (packing)
        {
            case TiffPacking.PackBits:
                return PackBits(packed, target);
            case TiffPacking.Lzw:
                return Lzw(packed, target);
            case TiffPacking.Deflate:
                using (var stream = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress))
                    return stream.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
            default:
                var count = Math.Min(packed.Length, target.Length);
                packed[..count].CopyTo(target);
                return count;
        }
    }

    private static int PackBits(ReadOnlySpan<byte> packed, Span<byte> target)
    {
        var (at, done) = (0, 0);
        while (at < packed.Length && done < target.Length)
        {
            var run = (int)(sbyte)packed[at++];
            if (run == -128) continue;
            if (run >= 0)
            {
                var count = Math.Min(Math.Min(run + 1, packed.Length - at), target.Length - done);
                packed.Slice(at, count).CopyTo(target[done..]);
                (at, done) = (at + run + 1, done + count);
            }
            else if (at < packed.Length)
            {
                var count = Math.Min(1 - run, target.Length - done);
                target.Slice(done, count).Fill(packed[at++]);
                done += count;
            }
        }

        return done;
    }

    // A code stands for a string that was written before, one byte longer than it was: its place and length in the target are its table.
    private static int Lzw(ReadOnlySpan<byte> packed, Span<byte> target)
    {
        Span<int> start = stackalloc int[MostCodes];
        Span<int> length = stackalloc int[MostCodes];
        var (next, width, done, bit) = (End + 1, 9, 0, 0L);
        var (lastStart, lastLength) = (0, 0);
        while (bit + width <= packed.Length * 8L && done < target.Length)
        {
            var code = Code(packed, bit, width);
            bit += width;
            if (code == End) break;
            if (code == Clear)
            {
                (next, width, lastLength) = (End + 1, 9, 0);
                continue;
            }

            if (lastLength > 0 && next < MostCodes) (start[next], length[next]) = (lastStart, lastLength + 1);
            if (code > next || (code == next && lastLength == 0)) throw new InvalidDataException();
            if (lastLength > 0 && next < MostCodes) next++;
            if (code >= next) throw new InvalidDataException();
            var (from, count) = code < Clear ? (-1, 1) : (start[code], length[code]);
            count = Math.Min(count, target.Length - done);
            if (from < 0) target[done] = (byte)code;
            else for (var i = 0; i < count; i++) target[done + i] = target[from + i];
            (lastStart, lastLength, done) = (done, count, done + count);
            // The encoder widens its codes one entry early.
            width = next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9;
        }

        return done;
    }

    private static int Code(ReadOnlySpan<byte> packed, long bit, int width)
    {
        var at = (int)(bit >> 3);
        var bits = packed[at] << 16 | (at + 1 < packed.Length ? packed[at + 1] << 8 : 0) | (at + 2 < packed.Length ? packed[at + 2] : 0);
        return bits >> (24 - (int)(bit & 7) - width) & ((1 << width) - 1);
    }
}
