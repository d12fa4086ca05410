using System.IO.Compression;

namespace GrandChallenge.Cli.Apply;

/// <summary>A zip of a folder whose bytes depend on names and contents alone: sorted, undated and uncompressed, on every machine the same.</summary>
internal static class StableZip
{
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task WriteAsync(DirectoryInfo folder, FileInfo zip, CancellationToken cancellationToken)
    {
        await using var archive = new ZipArchive(zip.Create(), ZipArchiveMode.Create);
        var files = folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (File: file, Name: Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/')))
            .OrderBy(file => file.Name, StringComparer.Ordinal);
        foreach (var (file, name) in files)
        {
            var entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
            entry.LastWriteTime = NoDate;
            await using var target = await entry.OpenAsync(cancellationToken);
            await using var source = file.OpenRead();
            await source.CopyToAsync(target, cancellationToken);
        }
    }
}
