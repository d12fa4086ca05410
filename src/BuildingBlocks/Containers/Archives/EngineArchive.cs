using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;

namespace GrandChallenge.Containers;

/// <summary>
/// Writes any accepted archive anew as the one layout that every engine loads: Docker's, uncompressed layers or gzip.
/// Engine 20.10 reads neither a pure OCI layout nor Zstandard; and nothing but the image's own pieces reaches the engine.
/// </summary>
internal static class EngineArchive
{
    private const int MagicBytes = 4;

    /// <returns>The name under which the engine will know the image.</returns>
    public static async Task<string> WriteAsync(Stream archive, ImageLayout layout, Stream output, CancellationToken cancellation)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(layout.Config));
        var name = Name(layout);
        await using var tar = new TarWriter(output, TarEntryFormat.Pax, leaveOpen: true);
        await WriteAsync(tar, $"{digest}.json", new MemoryStream(layout.Config), layout.Config.Length, cancellation);
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new[]
        {
            new { Config = $"{digest}.json", RepoTags = new[] { name }, Layers = layout.Layers.Select(l => Entry(layout, l)) },
        });
        await WriteAsync(tar, DockerLayout.Manifest, new MemoryStream(manifest), manifest.Length, cancellation);
        await CopyLayersAsync(archive, layout, tar, cancellation);
        return name;
    }

    /// <summary>A name of ours keeps the image from being pruned as nameless.</summary>
    public static string Name(ImageLayout layout) => $"grand-challenge/image:{Convert.ToHexStringLower(SHA256.HashData(layout.Config))}";

    private static async Task CopyLayersAsync(Stream archive, ImageLayout layout, TarWriter tar, CancellationToken cancellation)
    {
        await using var content = ArchiveStream.Open(archive, ImageArchive.MostUnpackedBytes);
        await using var reader = new TarReader(content, leaveOpen: true);
        var wanted = layout.Layers.ToHashSet(StringComparer.Ordinal);
        while (wanted.Count > 0 && await reader.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
        {
            var name = ArchiveContent.Normal(entry.Name);
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && wanted.Remove(name))
                await CopyLayerAsync(entry, tar, Entry(layout, name), cancellation);
        }
    }

    private static async Task CopyLayerAsync(TarEntry entry, TarWriter tar, string name, CancellationToken cancellation)
    {
        var data = entry.DataStream ?? Stream.Null;
        var start = new byte[Math.Min(MagicBytes, entry.Length)];
        await data.ReadExactlyAsync(start, cancellation);
        var whole = new KnownLengthStream(new JoinedStream(start, data), entry.Length);
        if (!ArchiveStream.IsZstandard(start))
        {
            await WriteAsync(tar, name, whole, entry.Length, cancellation);
            return;
        }

        // A tar names each file's length before its bytes: this layer must be unpacked to learn it.
        await using var unpacked = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using (var zstandard = new BoundedStream(new ZstdSharp.DecompressionStream(whole), ImageArchive.MostUnpackedBytes))
            await zstandard.CopyToAsync(unpacked, cancellation);
        unpacked.Position = 0;
        await WriteAsync(tar, name, unpacked, unpacked.Length, cancellation);
    }

    private static string Entry(ImageLayout layout, string layer) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"layers/{layout.Layers.ToList().IndexOf(layer)}.tar");

    private static async Task WriteAsync(TarWriter tar, string name, Stream content, long length, CancellationToken cancellation) =>
        await tar.WriteEntryAsync(
            new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content is KnownLengthStream ? content : new KnownLengthStream(content, length) },
            cancellation);
}
