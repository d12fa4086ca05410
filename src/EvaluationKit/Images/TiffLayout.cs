using GrandChallenge.EvaluationKit.Files;

namespace GrandChallenge.EvaluationKit.Images;

/// <summary>Pieces of a TIFF, strips or tiles, put together into rows of pixels.</summary>
internal sealed record TiffLayout(
    SourceFile File, Grid Grid, int Bits, TiffPacking Packing, bool IsDifferenced, bool BigEndian, int PieceWidth, int PieceHeight)
{
    public required long[] Offsets { get; init; }

    public required long[] Lengths { get; init; }

    private int Across => (Grid.Width + PieceWidth - 1) / PieceWidth;

    private int Down => (Grid.Height + PieceHeight - 1) / PieceHeight;

    private int StoredRowBytes => (int)(((long)PieceWidth * Bits + 7) / 8);

    private int PixelBytes => Math.Max(1, Bits / 8);

    /// <summary>Refuses a table of pieces that the file cannot hold.</summary>
    public void Demand()
    {
        if (Offsets.Length != Across * (long)Down || Lengths.Length != Offsets.Length)
            throw File.Fault($"it has {Offsets.Length} pieces where its size needs {Across * (long)Down}", "save the image as TIFF again");
        var there = File.Length;
        for (var piece = 0; piece < Offsets.Length; piece++)
        {
            if (Offsets[piece] < 0 || Lengths[piece] < 0 || Lengths[piece] > there || Offsets[piece] > there - Lengths[piece])
                throw File.Fault($"its piece {piece + 1} lies beyond the end of the file", "send the whole file; this one is cut off");
        }

        StoredData.DemandBytes(File, (long)StoredRowBytes * PieceHeight * Across, there, Packing != TiffPacking.None);
    }

    /// <summary>Rows of the image from the top, in bands of one piece's height.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Rows()
    {
        using var stream = File.Open();
        var rowBytes = Grid.Width * PixelBytes;
        var band = new byte[checked((long)rowBytes * PieceHeight)];
        var piece = new byte[checked((long)StoredRowBytes * PieceHeight)];
        for (var down = 0; down < Down; down++)
        {
            var rows = Math.Min(PieceHeight, Grid.Height - down * PieceHeight);
            for (var across = 0; across < Across; across++)
            {
                Unpack(stream, down * Across + across, piece, rows);
                for (var row = 0; row < rows; row++)
                    Place(piece.AsSpan(row * StoredRowBytes, StoredRowBytes), band.AsSpan(row * rowBytes, rowBytes), across * PieceWidth);
            }

            for (var row = 0; row < rows; row++)
                yield return band.AsMemory(row * rowBytes, rowBytes);
        }
    }

    private void Unpack(Stream stream, int number, byte[] piece, int rows)
    {
        var packed = new byte[Lengths[number]];
        stream.Position = Offsets[number];
        stream.ReadExactly(packed);
        if (TiffUnpacking.Unpack(Packing, packed, piece) < (long)rows * StoredRowBytes)
            throw File.Fault($"its piece {number + 1} ends too early", "send the whole file; this one is cut off or damaged");
    }

    private void Place(Span<byte> stored, Span<byte> row, int x)
    {
        var count = Math.Min(PieceWidth, Grid.Width - x);
        if (IsDifferenced) Sum(stored);
        if (Bits < 8) PackedBits.Unpack(stored, Bits, row.Slice(x, count));
        else stored[..(count * PixelBytes)].CopyTo(row[(x * PixelBytes)..]);
    }

    private void Sum(Span<byte> row)
    {
        for (var at = PixelBytes; at < row.Length; at += PixelBytes)
        {
            var here = row.Slice(at, PixelBytes);
            Write(here, Read(here) + Read(row.Slice(at - PixelBytes, PixelBytes)));
        }
    }

    private ulong Read(ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        for (var i = 0; i < bytes.Length; i++)
            value = value << 8 | bytes[BigEndian ? i : bytes.Length - 1 - i];
        return value;
    }

    private void Write(Span<byte> bytes, ulong value)
    {
        for (var i = 0; i < bytes.Length; i++)
            bytes[BigEndian ? bytes.Length - 1 - i : i] = (byte)(value >> (8 * i));
    }
}
