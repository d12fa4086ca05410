using System.Formats.Tar;
using System.Text.Json;

namespace GrandChallenge.TestKit.Images;

/// <summary>Writes images as the archives that tools make.</summary>
public static class ImageArchives
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

    /// <summary>As buildah, podman and buildx write it: no manifest.json; here with the layers in Zstandard, and an attestation that is no image.</summary>
    public static byte[] Oci(params TestImage[] images) => Tar([("oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray()), .. OciFiles(images)]);

    /// <summary>As `docker save` writes it since Docker 25: both layouts over the same blobs.</summary>
    public static byte[] NewDocker(TestImage image)
    {
        var manifest = new[] { new { Config = Blob(image.Id), RepoTags = new[] { "mine:latest" }, Layers = new[] { Blob(Layer(image).Digest) } } };
        return Tar([.. OciFiles([image]), ("manifest.json", JsonSerializer.SerializeToUtf8Bytes(manifest))]);
    }

    private static IEnumerable<(string, byte[])> OciFiles(TestImage[] images)
    {
        var attestation = Manifest("{}"u8.ToArray(), []);
        var manifests = images.Select(i => Manifest(i.Config, [Layer(i).Digest])).ToArray();
        var index = new
        {
            schemaVersion = 2,
            manifests = manifests.Select(m => (object)new { digest = TestImage.Digest(m), platform = new { os = "linux", architecture = "amd64" } })
                .Append(new { digest = TestImage.Digest(attestation), annotations = new Dictionary<string, string> { ["vnd.docker.reference.type"] = "attestation-manifest" } }),
        };
        return ((IEnumerable<byte[]>)[.. images.Select(i => Layer(i).Content).DistinctBy(TestImage.Digest), .. images.Select(i => i.Config), .. manifests, attestation])
            .Select(blob => (Blob(TestImage.Digest(blob)), blob))
            .Append(("index.json", JsonSerializer.SerializeToUtf8Bytes(index)));
    }

    private static byte[] Manifest(byte[] config, string[] layers) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        schemaVersion = 2,
        config = new { digest = TestImage.Digest(config) },
        layers = layers.Select(digest => new { digest }),
    });

    private static (byte[] Content, string Digest) Layer(TestImage image)
    {
        var content = Compression.Of("zst", image.Layer);
        return (content, TestImage.Digest(content));
    }

    private static string Blob(string digest) => $"blobs/{digest.Replace(':', '/')}";

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
