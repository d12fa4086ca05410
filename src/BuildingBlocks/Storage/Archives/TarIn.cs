using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace GrandChallenge.Storage;

/// <summary>
/// Reads a tar forward with bounded memory (the framework's reader takes a header's claimed length into memory as it is). Knows ustar, GNU long names and pax;
/// takes files and folders, refuses everything else by name.
/// </summary>
internal sealed class TarIn(Stream tar, ArchiveLimits limits, long packedLength)
{
    private const int MaxHeaderBytes = 64 << 10;
    private readonly byte[] _header = new byte[512];
    private long _padding;
    private long _unpacked;
    private int _entries;

    /// <summary>The bytes of the entry that <see cref="NextAsync"/> gave last.</summary>
    public ReadOnlyWindow Content { get; private set; } = new(Stream.Null, 0);

    /// <summary>The next file, or null at the end. Folders are checked and passed over.</summary>
    public async Task<FileEntry?> NextAsync(CancellationToken ct)
    {
        string? longName = null;
        long? longSize = null;
        while (await ReadHeaderAsync(ct))
        {
            var size = longSize ?? Number(124, 12);
            var type = (char)_header[156];
            var name = longName ?? NameInHeader();
            switch (type)
            {
                case 'L':
                    longName = Encoding.UTF8.GetString(await ReadTextAsync(size, ct)).TrimEnd('\0');
                    continue;
                case 'x':
                    (longName, longSize) = Pax(await ReadTextAsync(size, ct), longName);
                    continue;
                case 'g' or 'K':
                    await ReadTextAsync(size, ct);
                    continue;
            }
            var entry = Check(name, type, size);
            Open(size);
            (longName, longSize) = (null, null);
            if (entry is not null)
                return entry;
        }
        return null;
    }

    private FileEntry? Check(string name, char type, long size)
    {
        var shown = EntryPath.Show(name);
        _ = type switch
        {
            '0' or '\0' or '7' or '5' => 0,
            '1' => throw EntryPath.Refuse(shown, "is a hard link; send the file itself"),
            '2' => throw EntryPath.Refuse(shown, "is a symbolic link; send the file itself"),
            '3' or '4' or '6' => throw EntryPath.Refuse(shown, "is a device or pipe; only plain files are taken"),
            'S' => throw EntryPath.Refuse(shown, "is a sparse file; pack without --sparse"),
            _ => throw EntryPath.Refuse(shown, "is of a kind that is not known; pack with 'tar --format=pax'"),
        };
        limits.CheckEntries(++_entries);
        limits.CheckBytes(size, packedLength);
        limits.CheckBytes(_unpacked += size, packedLength);
        while (name.StartsWith("./", StringComparison.Ordinal))
            name = name[2..];
        if (name is "" or "." && type == '5')
            return null;
        var path = EntryPath.Check(name, limits);
        return type == '5' || name.EndsWith('/') ? null : new FileEntry(path, size);
    }

    private void Open(long size)
    {
        Content = new ReadOnlyWindow(tar, size);
        _padding = (512 - size % 512) % 512;
    }

    /// <returns>False at the two zero blocks that end a tar.</returns>
    private async Task<bool> ReadHeaderAsync(CancellationToken ct)
    {
        await SkipAsync(Content.Left + _padding, ct);
        (Content, _padding) = (new ReadOnlyWindow(Stream.Null, 0), 0);
        await tar.ReadExactlyAsync(_header, ct);
        limits.CheckBytes(_unpacked += _header.Length, packedLength);
        if (!_header.AsSpan().ContainsAnyExcept((byte)0))
            return false;
        var sum = _header.Sum(b => b) - _header.AsSpan(148, 8).ToArray().Sum(b => b) + 8 * ' ';
        return Text(148, 8).Trim().TrimStart('0') == Convert.ToString(sum, 8)
            ? true
            : throw new FileRefusedException("The file is not a tar, tar.gz or zip archive, or it is damaged.");
    }

    private async Task SkipAsync(long length, CancellationToken ct)
    {
        var buffer = new byte[(int)Math.Min(length, 128 << 10)];
        while (length > 0)
        {
            var part = (int)Math.Min(length, buffer.Length);
            await tar.ReadExactlyAsync(buffer.AsMemory(0, part), ct);
            length -= part;
        }
    }

    private async Task<byte[]> ReadTextAsync(long size, CancellationToken ct)
    {
        if (size > MaxHeaderBytes)
            throw new FileRefusedException($"The archive has a header of {size:N0} bytes; at most {MaxHeaderBytes:N0} are read.");
        limits.CheckBytes(_unpacked += size, packedLength);
        Open(size);
        var text = new byte[size];
        await Content.ReadExactlyAsync(text, ct);
        return text;
    }

    private string NameInHeader()
    {
        var name = Text(0, 100);
        var prefix = _header.AsSpan(257, 6).SequenceEqual("ustar\0"u8) ? Text(345, 155) : "";
        return prefix.Length > 0 ? $"{prefix}/{name}" : name;
    }

    private string Text(int at, int length)
    {
        var field = _header.AsSpan(at, length);
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }

    private long Number(int at, int length)
    {
        if ((_header[at] & 0x80) != 0 && length == 12)
        {
            var wide = BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(at + 4));
            return wide >= 0 && _header[at] == 0x80 ? wide : throw Damaged();
        }
        var value = 0L;
        foreach (var digit in Text(at, length).Trim())
            value = digit is >= '0' and <= '7' ? value * 8 + (digit - '0') : throw Damaged();
        return value;
    }

    /// <summary>Records of the form "length key=value\n".</summary>
    private static (string? Name, long? Size) Pax(ReadOnlySpan<byte> text, string? name)
    {
        long? size = null;
        while (text.Length > 0)
        {
            var space = text.IndexOf((byte)' ');
            if (space <= 0 || !int.TryParse(text[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                || length <= space + 2 || length > text.Length)
                throw Damaged();
            var record = Encoding.UTF8.GetString(text[(space + 1)..(length - 1)]).Split('=', 2);
            text = text[length..];
            if (record[0] == "path")
                name = record[^1];
            else if (record[0] == "size")
                size = long.TryParse(record[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw Damaged();
            else if (record[0].StartsWith("GNU.sparse", StringComparison.Ordinal))
                throw new FileRefusedException("The archive holds a sparse file; pack without --sparse.");
        }
        return (name, size);
    }

    private static FileRefusedException Damaged() => new("The archive has a header that cannot be read. Pack it again.");
}
