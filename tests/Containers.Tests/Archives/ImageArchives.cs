using System.Formats.Tar;
using System.Text.Json;

namespace GrandChallenge.Containers.Tests;

/// <summary>Writes images as the archives that tools make.</summary>
internal static class ImageArchives
{
    /// <summary>As `docker save` wrote it before Docker 25.</summary>
    public static byte[] Docker(params TestImage[] images)
    {
        var manifest = images.Select(i => new { Config = $"{i.Id[7..]}.json", RepoTags = (string[]?)null, Layers = new[] { $"{i.LayerDigest[7..]}/layer.tar" } });
        var files = images.Select(i => ($"{i.Id[7..]}.json", i.Config))
            .Concat(images.Select(i => ($"{i.LayerDigest[7..]}/layer.tar", i.Layer)).DistinctBy(f => f.Item1))
            .Append(("manifest.json", JsonSerializer.SerializeToUtf8Bytes(manifest)));
        return Tar([.. files]);
    }

    public static byte[] Tar(params (string Name, byte[] Content)[] files)
    {
        var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (name, content) in files)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }

        return archive.ToArray();
    }
}
