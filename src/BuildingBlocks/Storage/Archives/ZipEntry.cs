using System.Text;

namespace GrandChallenge.Storage;

/// <summary>One record of a zip's directory. Sizes are claims until the bytes have been read.</summary>
internal sealed record ZipEntry(byte[] RawName, ushort Flags, ushort Method, uint Crc, long Packed, long Size, long HeaderOffset, uint Attributes)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public string Name { get; } = Decode(RawName, Flags);

    public bool IsFolder => Name.EndsWith('/');

    /// <exception cref="FileRefusedException">The entry is a link, a device, encrypted, or packed in a way that cannot be read.</exception>
    public void CheckKind()
    {
        var shown = EntryPath.Show(Name);
        switch ((Attributes >> 16) & 0xF000)
        {
            case 0xA000:
                throw EntryPath.Refuse(shown, "is a symbolic link; send the file itself");
            case not (0 or 0x8000 or 0x4000):
                throw EntryPath.Refuse(shown, "is a device, pipe or socket; only plain files are taken");
            case 0x4000 when !IsFolder:
                throw EntryPath.Refuse(shown, "says that it is a folder but has a file's name");
        }
        if ((Flags & 0x2041) != 0 || Method == 99)
            throw EntryPath.Refuse(shown, "is encrypted; send it without a password");
        if (Method is not (0 or 8 or 9))
            throw EntryPath.Refuse(shown, $"is packed by method {Method}; use the ordinary one (deflate)");
        if (Method == 0 && Packed != Size)
            throw EntryPath.Refuse(shown, $"is stored in {Packed:N0} bytes but claims {Size:N0}");
        if (IsFolder && Size != 0)
            throw EntryPath.Refuse(shown, "is a folder that claims to have content");
    }

    public static List<ZipEntry> Parse(ReadOnlyMemory<byte> directory, long count)
    {
        var entries = new List<ZipEntry>();
        for (; count > 0; count--)
        {
            if (directory.Length < 46 || ZipDirectory.U32(directory, 0) != 0x02014b50)
                throw Damaged();
            var (name, extra) = (ZipDirectory.U16(directory, 28), ZipDirectory.U16(directory, 30));
            var length = 46 + name + extra + ZipDirectory.U16(directory, 32);
            if (directory.Length < length)
                throw Damaged();
            entries.Add(One(directory[..length], name, extra));
            directory = directory[length..];
        }
        return directory.Length == 0 ? entries : throw Damaged();
    }

    private static ZipEntry One(ReadOnlyMemory<byte> record, int name, int extra)
    {
        var wide = Wide(record.Slice(46 + name, extra));
        var size = Widen(ZipDirectory.U32(record, 24), ref wide);
        var packed = Widen(ZipDirectory.U32(record, 20), ref wide);
        var offset = Widen(ZipDirectory.U32(record, 42), ref wide);
        return size >= 0 && packed >= 0 && offset >= 0
            ? new ZipEntry(record.Slice(46, name).ToArray(), ZipDirectory.U16(record, 8), ZipDirectory.U16(record, 10), ZipDirectory.U32(record, 16),
                packed, size, offset, ZipDirectory.U32(record, 38))
            : throw Damaged();
    }

    /// <summary>The 64-bit values of the zip64 field, which stand there only for those that do not fit their 32 bits.</summary>
    private static ReadOnlyMemory<byte> Wide(ReadOnlyMemory<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var length = ZipDirectory.U16(extra, 2);
            if (extra.Length < 4 + length)
                throw Damaged();
            if (ZipDirectory.U16(extra, 0) == 1)
                return extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }
        return default;
    }

    private static long Widen(uint narrow, ref ReadOnlyMemory<byte> wide)
    {
        if (narrow != uint.MaxValue)
            return narrow;
        if (wide.Length < 8)
            throw Damaged();
        var value = ZipDirectory.U64(wide, 0);
        wide = wide[8..];
        return value;
    }

    /// <summary>UTF-8 where it is UTF-8, whether the archive says so (bit 11) or not; else the code page of old.</summary>
    private static string Decode(byte[] name, ushort flags)
    {
        try
        {
            return StrictUtf8.GetString(name);
        }
        catch (DecoderFallbackException e)
        {
            return (flags & 0x800) == 0
                ? CodePagesEncodingProvider.Instance.GetEncoding(437)!.GetString(name)
                : throw new FileRefusedException("The zip archive says that its names are UTF-8, but one is not. Pack it again.", e);
        }
    }

    private static FileRefusedException Damaged() => new("The zip archive's directory is damaged. Pack it again and upload it again.");
}
