using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace GrandChallenge.Storage;

/// <summary>
/// A tar whose bytes depend on its files alone (the framework's writer puts a process id into long headers and cannot stream from unseekable sources).
/// GNU format: long names in an L entry, sizes from 8 GiB on in base 256.
/// </summary>
internal sealed class TarOut(Stream target)
{
    private const int Block = 512;
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    public async Task WriteFileAsync(FileEntry entry, Stream content, CancellationToken ct)
    {
        for (var slash = entry.Path.IndexOf('/'); slash > 0; slash = entry.Path.IndexOf('/', slash + 1))
        {
            if (_folders.Add(entry.Path[..slash]))
                await WriteHeaderAsync(entry.Path[..(slash + 1)], 0, '5', "0000755", ct);
        }
        await WriteHeaderAsync(entry.Path, entry.Size, '0', "0000444", ct);
        await CopyAsync(entry, content, ct);
        await PadAsync(entry.Size, ct);
    }

    public async Task EndAsync(CancellationToken ct)
    {
        await target.WriteAsync(new byte[2 * Block], ct);
        await target.FlushAsync(ct);
    }

    private async Task CopyAsync(FileEntry entry, Stream content, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(128 << 10);
        try
        {
            var left = entry.Size;
            for (int read; (read = await content.ReadAsync(buffer, ct)) > 0; left -= read)
            {
                if (read > left)
                    throw EntryPath.Refuse(EntryPath.Show(entry.Path), $"holds more than the {entry.Size:N0} bytes it claims");
                await target.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            if (left > 0)
                throw EntryPath.Refuse(EntryPath.Show(entry.Path), $"holds {entry.Size - left:N0} bytes but claims {entry.Size:N0}");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task WriteHeaderAsync(string path, long size, char type, string mode, CancellationToken ct)
    {
        var name = Encoding.UTF8.GetBytes(path);
        if (name.Length > 100)
        {
            await target.WriteAsync(Header("././@LongLink"u8, name.Length + 1, 'L', "0000644"), ct);
            await target.WriteAsync(name, ct);
            await target.WriteAsync(new byte[1], ct);
            await PadAsync(name.Length + 1, ct);
        }
        await target.WriteAsync(Header(name.AsSpan(0, Math.Min(100, name.Length)), size, type, mode), ct);
    }

    private static byte[] Header(ReadOnlySpan<byte> name, long size, char type, string mode)
    {
        var header = new byte[Block];
        name.CopyTo(header);
        Put(header, 100, mode);
        Put(header, 108, "0000000");
        Put(header, 116, "0000000");
        if (size < 1L << 33)
        {
            Put(header, 124, Convert.ToString(size, 8).PadLeft(11, '0'));
        }
        else
        {
            header[124] = 0x80;
            BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(128), size);
        }
        Put(header, 136, "00000000000");
        Put(header, 148, "        ");
        header[156] = (byte)type;
        Put(header, 257, "ustar  ");
        var sum = header.Sum(b => b);
        Put(header, 148, Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ");
        return header;
    }

    private static void Put(byte[] header, int at, string text) => Encoding.ASCII.GetBytes(text, header.AsSpan(at));

    private async Task PadAsync(long size, CancellationToken ct)
    {
        if (size % Block is > 0 and var over)
            await target.WriteAsync(new byte[Block - over], ct);
    }
}
