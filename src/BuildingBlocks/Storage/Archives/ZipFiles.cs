using System.IO.Compression;
using SharpCompress.Compressors.Deflate64;

namespace GrandChallenge.Storage;

/// <summary>
/// The files of a zip. Reads the directory itself, because the framework's reader tells neither where an entry's bytes lie (so overlapping entries
/// pass) nor that its two headers disagree.
/// </summary>
internal sealed class ZipFiles : FileSet
{
    private const int MaxDirectoryBytes = 32 << 20;
    private readonly Stream _zip;
    private readonly List<(FileEntry File, ZipEntry Entry, long DataOffset)> _files;

    private ZipFiles(Stream zip, List<(FileEntry, ZipEntry, long)> files) => (_zip, _files) = (zip, files);

    public override IReadOnlyList<FileEntry> Files => [.. _files.Select(f => f.File)];

    public static async Task<FileSet> OpenAsync(Stream zip, ArchiveLimits limits, bool strip, CancellationToken ct)
    {
        var directory = await ZipDirectory.FindAsync(zip, ct);
        limits.CheckEntries(directory.Count);
        if (directory.Size > MaxDirectoryBytes)
            throw new FileRefusedException($"The zip archive's directory is {directory.Size:N0} bytes; at most {MaxDirectoryBytes:N0} are read.");
        var entries = ZipEntry.Parse(await ZipDirectory.ReadAsync(zip, directory.Offset, (int)directory.Size, ct), directory.Count);
        var named = entries.Select(e => (Path: EntryPath.Check(e.Name, limits), Entry: e)).ToList();
        var (unpacked, packed) = (0L, 0L);
        foreach (var entry in entries)
        {
            entry.CheckKind();
            limits.CheckBytes(entry.Size, zip.Length);
            limits.CheckBytes(unpacked += entry.Size, packed += entry.Packed);
        }
        EntryPath.CheckUnique(named.Where(n => !n.Entry.IsFolder).Select(n => n.Path));
        var offsets = await LocateAsync(zip, entries, directory.Offset, ct);
        return new ZipFiles(zip, Choose(named, offsets, strip));
    }

    public override ValueTask DisposeAsync() => _zip.DisposeAsync();

    private protected override async Task ReadAsync(Func<FileEntry, Stream, CancellationToken, Task> take, CancellationToken ct)
    {
        foreach (var (file, entry, offset) in _files)
        {
            _zip.Position = offset;
            var packed = new ReadOnlyWindow(_zip, entry.Packed);
            await using var unpacked = entry.Method switch
            {
                8 => new DeflateStream(packed, CompressionMode.Decompress),
                9 => new Deflate64Stream(packed, SharpCompress.Compressors.CompressionMode.Decompress),
                _ => (Stream)packed,
            };
            await take(file, new CheckedEntry(unpacked, file, entry.Crc), ct);
        }
    }

    private static List<(FileEntry, ZipEntry, long)> Choose(List<(string Path, ZipEntry Entry)> named, Dictionary<ZipEntry, long> offsets, bool strip)
    {
        var kept = named.Where(n => !n.Entry.IsFolder && !EntryPath.IsLitter(n.Path)).OrderBy(n => n.Path, StringComparer.Ordinal).ToList();
        if (kept.Count == 0)
            throw new FileRefusedException("The archive holds no files.");
        var parent = strip ? EntryPath.CommonParent([.. kept.Select(n => n.Path)]) : 0;
        return [.. kept.Select(n => (new FileEntry(n.Path[parent..], n.Entry.Size), n.Entry, offsets[n.Entry]))];
    }

    /// <summary>Where each entry's bytes begin. Entries must lie one after another, before the directory, and say the same in both places.</summary>
    private static async Task<Dictionary<ZipEntry, long>> LocateAsync(Stream zip, List<ZipEntry> entries, long end, CancellationToken ct)
    {
        var offsets = new Dictionary<ZipEntry, long>(ReferenceEqualityComparer.Instance);
        var free = 0L;
        foreach (var entry in entries.OrderBy(e => e.HeaderOffset))
        {
            var shown = EntryPath.Show(entry.Name);
            if (entry.HeaderOffset < free)
                throw EntryPath.Refuse(shown, "shares its bytes with another entry");
            if (entry.HeaderOffset > end - 30)
                throw EntryPath.Refuse(shown, "lies outside the archive");
            var header = await ZipDirectory.ReadAsync(zip, entry.HeaderOffset, 30, ct);
            var name = ZipDirectory.U16(header, 26);
            var data = entry.HeaderOffset + 30 + name + ZipDirectory.U16(header, 28);
            if (ZipDirectory.U32(header, 0) != 0x04034b50 || data > end || entry.Packed > end - data)
                throw EntryPath.Refuse(shown, "lies outside the archive or is cut short");
            var local = await ZipDirectory.ReadAsync(zip, entry.HeaderOffset + 30, name, ct);
            if (!local.AsSpan().SequenceEqual(entry.RawName) || ZipDirectory.U16(header, 8) != entry.Method || !SizesAgree(header, entry))
                throw EntryPath.Refuse(shown, "is described in two ways that do not agree");
            offsets[entry] = data;
            free = data + entry.Packed;
        }
        return offsets;
    }

    /// <summary>A writer that streamed knows the sizes only afterwards (bit 3) or keeps them in the 64-bit field.</summary>
    private static bool SizesAgree(byte[] header, ZipEntry entry) => (ZipDirectory.U16(header, 6) & 8) != 0
        || Agree(ZipDirectory.U32(header, 18), entry.Packed) && Agree(ZipDirectory.U32(header, 22), entry.Size);

    private static bool Agree(uint local, long size) => local == uint.MaxValue || local == size;
}
