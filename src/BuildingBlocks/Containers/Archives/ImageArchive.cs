using System.Security.Cryptography;
using System.Text.Json;

namespace GrandChallenge.Containers;

/// <summary>An image as a file: a tar of `docker save`, podman or buildah, in Docker's or the OCI's layout, plain or compressed with gzip, xz or Zstandard.</summary>
public static class ImageArchive
{
    /// <summary>The most that an archive may unpack to, in bytes (64 GiB).</summary>
    public const long MostUnpackedBytes = 64L << 30;

    /// <summary>Looks whether the archive is one usable image for linux/amd64, without running or unpacking it.</summary>
    /// <param name="archive">Seekable, at its start; left open.</param>
    /// <exception cref="ImageRejectedException">It is not; the message names the missing piece.</exception>
    public static async Task<ImageDescription> InspectAsync(Stream archive, CancellationToken cancellation)
    {
        var (layout, bytes) = await ReadAsync(archive, cancellation);
        return Describe(layout, bytes);
    }

    internal static async Task<(ImageLayout Layout, long Bytes)> ReadAsync(Stream archive, CancellationToken cancellation)
    {
        var content = await ContentAsync(archive, cancellation);
        var layout = content.Has(DockerLayout.Manifest) ? DockerLayout.Read(content)
            : content.Has(OciLayout.Index) ? OciLayout.Read(content)
            : throw new ImageRejectedException(Missing(content));
        return (layout, content.Bytes);
    }

    private static async Task<ArchiveContent> ContentAsync(Stream archive, CancellationToken cancellation)
    {
        try
        {
            await using var tar = ArchiveStream.Open(archive, MostUnpackedBytes);
            return await ArchiveContent.ReadAsync(tar, cancellation);
        }
        catch (EndOfStreamException)
        {
            throw new ImageRejectedException("The archive is cut off: its end is missing. Upload the whole file again.");
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or ZstdSharp.ZstdException or SharpCompress.Common.SharpCompressException or ArgumentException or OverflowException)
        {
            throw new ImageRejectedException("The file is damaged or no tar archive; upload what `docker save` writes, plain or compressed with gzip, xz or zstd.");
        }
    }

    private static ImageDescription Describe(ImageLayout layout, long bytes)
    {
        using var document = Parse(layout.Config);
        var config = document.RootElement;
        var (os, architecture) = (Json.Text(config, "os") ?? "unknown", Json.Text(config, "architecture") ?? "unknown");
        var settings = Json.Member(config, "config");
        var (entrypoint, command) = (Json.Texts(settings, "Entrypoint"), Json.Texts(settings, "Cmd"));
        UsableImage.Require(os, architecture, entrypoint, command);
        var diffs = Json.Texts(Json.Member(config, "rootfs"), "diff_ids").Count;
        if (layout.Layers.Count == 0 || diffs != layout.Layers.Count)
            throw new ImageRejectedException($"The image configuration lists {diffs} layers and the archive {layout.Layers.Count}; make the archive again with `docker save`.");
        return new ImageDescription(
            $"sha256:{Convert.ToHexStringLower(SHA256.HashData(layout.Config))}",
            architecture, os, entrypoint, command, Json.Text(settings, "User") ?? "", layout.Layers.Count, bytes);
    }

    private static JsonDocument Parse(byte[] config)
    {
        try
        {
            return JsonDocument.Parse(config);
        }
        catch (JsonException)
        {
            throw new ImageRejectedException("The image configuration in the archive is not valid JSON; make the archive again with `docker save`.");
        }
    }

    private static string Missing(ArchiveContent content) =>
        content.Names.Count == 0 ? "The archive is empty; upload what `docker save IMAGE` writes."
        : content.Names.Any(n => n.StartsWith("etc/", StringComparison.Ordinal) || n.StartsWith("usr/", StringComparison.Ordinal))
            ? "manifest.json is missing: this looks like the files of a container (`docker export`); upload what `docker save IMAGE` writes."
            : "manifest.json is missing, and index.json too: the archive is no container image; upload what `docker save IMAGE` writes.";
}
