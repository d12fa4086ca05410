namespace GrandChallenge.Storage;

/// <summary>The ways to open a <see cref="FileSet"/>. Each takes ownership of the streams, refuses before anything is written, and closes the streams when it refuses.</summary>
public static class FileSets
{
    /// <summary>A participant's zip: the common parent folder is stripped and the litter of operating systems dropped.</summary>
    public static Task<FileSet> OpenSubmissionAsync(Stream zip, ArchiveLimits? limits = null, CancellationToken ct = default) =>
        OpenAsync(zip, () => ZipFiles.OpenAsync(zip, limits ?? ArchiveLimits.Default, strip: true, ct));

    /// <summary>An organiser's archive, told by its first bytes: zip, tar or tar.gz. Folders stay as they are; litter is dropped.</summary>
    public static Task<FileSet> OpenArchiveAsync(Stream archive, ArchiveLimits? limits = null, CancellationToken ct = default) =>
        OpenAsync(archive, async () =>
        {
            var magic = new byte[2];
            archive.Position = 0;
            var length = await archive.ReadAtLeastAsync(magic, 2, throwOnEndOfStream: false, ct);
            archive.Position = 0;
            return length == 2 && magic is [(byte)'P', (byte)'K']
                ? await ZipFiles.OpenAsync(archive, limits ?? ArchiveLimits.Default, strip: false, ct)
                : await TarFiles.OpenAsync(archive, limits ?? ArchiveLimits.Default, gzip: magic is [0x1f, 0x8b], ct);
        });

    /// <summary>One file under a name of ours, such as <c>predictions.csv</c>.</summary>
    public static FileSet Single(string path, Stream content) => Of([(path, content)]);

    /// <summary>Loose files; streams are seekable and read from their beginning.</summary>
    public static FileSet Of(IReadOnlyList<(string Path, Stream Content)> files) => new LooseFiles(files);

    private static async Task<FileSet> OpenAsync(Stream stream, Func<Task<FileSet>> open)
    {
        try
        {
            return await open();
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
