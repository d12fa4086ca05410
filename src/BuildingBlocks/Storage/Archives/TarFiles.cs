using System.IO.Compression;

namespace GrandChallenge.Storage;

/// <summary>The files of a tar or tar.gz, read through twice: once to know and check all entries, once to hand them out.</summary>
internal sealed class TarFiles : FileSet
{
    private readonly Stream _archive;
    private readonly bool _gzip;
    private readonly ArchiveLimits _limits;
    private readonly List<FileEntry> _files = [];

    private TarFiles(Stream archive, bool gzip, ArchiveLimits limits) => (_archive, _gzip, _limits) = (archive, gzip, limits);

    public override IReadOnlyList<FileEntry> Files => _files;

    public static async Task<FileSet> OpenAsync(Stream archive, ArchiveLimits limits, bool gzip, CancellationToken ct)
    {
        var tar = new TarFiles(archive, gzip, limits);
        await tar.ReadAsync((entry, _, _) =>
        {
            tar._files.Add(entry);
            return Task.CompletedTask;
        }, ct);
        if (tar._files.Count == 0)
            throw new FileRefusedException("The archive holds no files.");
        EntryPath.CheckUnique(tar._files.Select(f => f.Path));
        return tar;
    }

    public override ValueTask DisposeAsync() => _archive.DisposeAsync();

    private protected override async Task ReadAsync(Func<FileEntry, Stream, CancellationToken, Task> take, CancellationToken ct)
    {
        _archive.Position = 0;
        await using var unpacked = _gzip ? new GZipStream(_archive, CompressionMode.Decompress, leaveOpen: true) : null;
        var tar = new TarIn(unpacked ?? _archive, _limits, _archive.Length);
        try
        {
            while (await tar.NextAsync(ct) is { } entry)
            {
                if (!EntryPath.IsLitter(entry.Path))
                    await take(entry, tar.Content, ct);
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new FileRefusedException("The archive is damaged or cut short. Pack it again and upload it again.", e);
        }
    }
}
