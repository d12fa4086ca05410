using System.Buffers.Binary;
using System.IO.Compression;
using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>
/// Reads grey and palette PNG of 1 to 16 bits as labels; of a palette the label is the index. Spacing is 1: a PNG's resolution says how to print it.
/// Checksums of chunks are not compared; that of the compressed pixels is. Source: ISO/IEC 15948, Portable Network Graphics; filters in section 9.
/// </summary>
internal static class PngReader
{
    private const int HeadBytes = 33;

    public static StoredImage Read(SourceFile file, ImageLimits limits)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        using (var stream = file.Open())
        {
            if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.Slice(12, 4).SequenceEqual("IHDR"u8))
                throw file.Fault("it ends within its head", "save the image as PNG again");
        }

        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(head[16..]), BinaryPrimitives.ReadUInt32BigEndian(head[20..]));
        var (bits, colour) = ((int)head[24], head[25]);
        if (colour is not (0 or 3)) throw file.Fault("it is a picture in colours or with transparency", "save the labels as grey or palette PNG");
        if (bits is not (1 or 2 or 4 or 8 or 16) || (colour == 3 && bits == 16)) throw file.Fault($"it has {bits} bits a pixel", "save it with 8 or 16");
        if (head[28] != 0) throw file.Fault("it is interlaced", "save it without interlacing");

        var geometry = new GeometryParts(file, [width, height], [1, 1], [0, 0], [[1, 0], [0, 1]]).Build(limits);
        var grid = geometry.Grid;
        StoredData.DemandBytes(file, (long)RowBytes(grid, bits) * grid.Height, file.Length, isPacked: true);
        return new StoredImage(
            file, geometry, bits == 16 ? ElementType.UInt16 : ElementType.UInt8, BigEndian: true, () => new PieceStream(Rows(file, grid, bits)));
    }

    private static int RowBytes(Grid grid, int bits) => (int)(((long)grid.Width * bits + 7) / 8) + 1;

    private static IEnumerable<ReadOnlyMemory<byte>> Rows(SourceFile file, Grid grid, int bits)
    {
        using var stream = file.Open();
        stream.Seek(HeadBytes, SeekOrigin.Begin);
        using var packed = new PieceStream(PixelChunks(stream));
        using var plain = new ZLibStream(packed, CompressionMode.Decompress);
        var (row, above) = (new byte[RowBytes(grid, bits)], new byte[RowBytes(grid, bits)]);
        var samples = bits < 8 ? new byte[grid.Width] : [];
        for (var y = 0; y < grid.Height; y++)
        {
            if (plain.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length) yield break;
            if (row[0] > 4) throw file.Fault($"row {y} has the unknown filter {row[0]}", "save the image as PNG again");
            Unfilter(row[0], row.AsSpan(1), above.AsSpan(1), bits == 16 ? 2 : 1);
            if (bits < 8) PackedBits.Unpack(row.AsSpan(1), bits, samples);
            yield return bits < 8 ? samples : row.AsMemory(1);
            (row, above) = (above, row);
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> PixelChunks(Stream stream)
    {
        var (head, piece) = (new byte[8], new byte[1 << 15]);
        while (stream.ReadAtLeast(head, 8, throwOnEndOfStream: false) == 8 && !head.AsSpan(4).SequenceEqual("IEND"u8))
        {
            var left = (long)BinaryPrimitives.ReadUInt32BigEndian(head);
            if (head.AsSpan(4).SequenceEqual("IDAT"u8))
            {
                int read;
                for (; left > 0 && (read = stream.Read(piece, 0, (int)Math.Min(piece.Length, left))) > 0; left -= read)
                    yield return piece.AsMemory(0, read);
            }

            stream.Seek(left + 4, SeekOrigin.Current);
        }
    }

    private static void Unfilter(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int pixel)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var (left, corner) = i < pixel ? (0, 0) : (row[i - pixel], above[i - pixel]);
            row[i] += (byte)(filter switch
            {
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], corner),
                _ => 0,
            });
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - 2 * corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
