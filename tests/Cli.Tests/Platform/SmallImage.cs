using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;

namespace GrandChallenge.Cli.Tests.Platform;

/// <summary>The smallest archive that docker save could have made: one image with one empty layer.</summary>
internal static class SmallImage
{
    public static byte[] Archive(string architecture = "amd64")
    {
        var layer = Tar();
        var diff = Convert.ToHexStringLower(SHA256.HashData(layer));
        var config = JsonSerializer.SerializeToUtf8Bytes(new
        {
            architecture,
            os = "linux",
            config = new { User = "65534", Entrypoint = new[] { "/evaluator" } },
            rootfs = new { type = "layers", diff_ids = new[] { "sha256:" + diff } },
        });
        var id = Convert.ToHexStringLower(SHA256.HashData(config));
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new[] { new { Config = id + ".json", RepoTags = new[] { "small:latest" }, Layers = new[] { diff + "/layer.tar" } } });
        return Tar((id + ".json", config), (diff + "/layer.tar", layer), ("manifest.json", manifest));
    }

    private static byte[] Tar(params (string Name, byte[] Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (name, content) in files)
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }

        return bytes.ToArray();
    }
}
