using System.Buffers.Binary;

namespace GrandChallenge.Storage;

/// <summary>Where a zip's directory lies, from the record at its end (APPNOTE 6.3.10, sections 4.3.14 to 4.3.16).</summary>
internal sealed record ZipDirectory(long Offset, long Size, long Count)
{
    private const int EndSize = 22, LocatorSize = 20, End64Size = 56;

    public static async Task<ZipDirectory> FindAsync(Stream zip, CancellationToken ct)
    {
        var tailLength = (int)Math.Min(zip.Length, EndSize + ushort.MaxValue);
        var tail = await ReadAsync(zip, zip.Length - tailLength, tailLength, ct);
        var at = FindEnd(tail);
        if (at < 0)
            throw new FileRefusedException("The file is not a whole zip archive: its directory at the end is missing. It may be cut short; upload it again.");
        var end = tail.AsMemory(at);
        var position = zip.Length - tailLength + at;
        if (U16(end, 4) != 0 && U16(end, 4) != 0xFFFF || U16(end, 6) != 0 && U16(end, 6) != 0xFFFF)
            throw new FileRefusedException("The zip archive is one part of several. Pack it as one file.");
        var found = new ZipDirectory(U32(end, 16), U32(end, 12), U16(end, 10));
        var directoryEnd = position;
        if (position >= LocatorSize && await ReadAsync(zip, position - LocatorSize, LocatorSize, ct) is var locator && U32(locator, 0) == 0x07064b50)
            (found, directoryEnd) = await Find64Async(zip, U64(locator, 8), position, ct);
        return found.Offset >= 0 && found.Size >= 0 && found.Offset <= directoryEnd - found.Size && found.Offset + found.Size == directoryEnd
            ? found
            : throw new FileRefusedException("The zip archive's directory is not where the archive says. Pack it again, without bytes before or after it.");
    }

    public static ushort U16(ReadOnlyMemory<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.Span[at..]);
    public static uint U32(ReadOnlyMemory<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[at..]);
    public static long U64(ReadOnlyMemory<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.Span[at..]);

    public static async Task<byte[]> ReadAsync(Stream zip, long at, int length, CancellationToken ct)
    {
        if (at < 0 || at > zip.Length - length)
            throw new FileRefusedException("The zip archive points outside itself. It may be cut short; upload it again.");
        var bytes = new byte[length];
        zip.Position = at;
        await zip.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    private static async Task<(ZipDirectory, long)> Find64Async(Stream zip, long at, long before, CancellationToken ct)
    {
        var end = await ReadAsync(zip, at, End64Size, ct);
        return U32(end, 0) == 0x06064b50 && at + 12 + U64(end, 4) == before - LocatorSize
            ? (new ZipDirectory(U64(end, 48), U64(end, 40), U64(end, 32)), at)
            : throw new FileRefusedException("The zip archive's 64-bit directory record is damaged. Pack it again.");
    }

    /// <summary>The record whose comment ends exactly at the end of the file.</summary>
    private static int FindEnd(byte[] tail)
    {
        for (var at = tail.Length - EndSize; at >= 0; at--)
        {
            if (U32(tail, at) == 0x06054b50 && at + EndSize + U16(tail, at + 20) == tail.Length)
                return at;
        }
        return -1;
    }
}
