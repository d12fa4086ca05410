using System.Text.Json;

namespace GrandChallenge.Containers;

/// <summary>Reads manifest.json as `docker save`, podman and buildah write it.</summary>
internal static class DockerLayout
{
    public const string Manifest = "manifest.json";

    public static ImageLayout Read(ArchiveContent archive)
    {
        using var manifest = archive.Json(Manifest) ?? throw new ImageRejectedException($"{Manifest} in the archive is empty or no JSON; make the archive again with `docker save`.");
        if (manifest.RootElement is not { ValueKind: JsonValueKind.Array } images)
            throw new ImageRejectedException($"{Manifest} in the archive is no list of images; make the archive again with `docker save`.");
        if (images.GetArrayLength() != 1)
            throw new ImageRejectedException($"The archive holds {images.GetArrayLength()} images; save exactly one: `docker save IMAGE`.");

        var image = images[0];
        var configName = Json.Text(image, "Config") ?? throw new ImageRejectedException($"{Manifest} names no image configuration (\"Config\"); make the archive again with `docker save`.");
        var config = archive.BytesOf(ArchiveContent.Normal(configName))
            ?? throw new ImageRejectedException($"The image configuration {configName}, which {Manifest} names, is missing from the archive; make it again with `docker save`.");
        return new ImageLayout(config, [.. Json.Texts(image, "Layers").Select(layer => FindLayer(archive, layer))]);
    }

    private static string FindLayer(ArchiveContent archive, string layer) =>
        archive.Find(ArchiveContent.Normal(layer))
        ?? throw new ImageRejectedException($"The layer {layer}, which {Manifest} names, is missing from the archive; make it again with `docker save`.");
}
