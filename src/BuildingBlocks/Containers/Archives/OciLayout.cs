using System.Text.Json;

namespace GrandChallenge.Containers;

/// <summary>Reads an OCI image layout: index.json, manifests and blobs named by their digests.</summary>
internal static class OciLayout
{
    public const string Index = "index.json";
    private const int MostManifests = 64;

    public static ImageLayout Read(ArchiveContent archive)
    {
        var manifests = new List<Candidate>();
        Collect(archive, Index, manifests, depth: 0);
        var image = Choose(manifests);
        var configDigest = Json.Text(Json.Member(image, "config"), "digest")
            ?? throw new ImageRejectedException("The image manifest in the archive names no configuration (\"config\"); make the archive again.");
        var config = archive.BytesOf(Blob(configDigest))
            ?? throw new ImageRejectedException($"The image configuration {configDigest} is missing from the archive; make it again.");
        return new ImageLayout(config, [.. Json.Items(image, "layers").Select(layer => FindLayer(archive, Json.Text(layer, "digest")))]);
    }

    // An index may hold an index, one manifest per platform, and attestations that are no images.
    private static void Collect(ArchiveContent archive, string name, List<Candidate> found, int depth)
    {
        if (archive.Json(name) is not { } document || depth > 3 || found.Count > MostManifests)
            return;
        var node = document.RootElement;
        if (Json.Member(node, "manifests") is null)
        {
            if (Json.Member(node, "config") is not null)
                found.Add(new Candidate(node, Platform: null));
            return;
        }

        foreach (var descriptor in Json.Items(node, "manifests").Where(d => !IsAttestation(d)))
        {
            var before = found.Count;
            Collect(archive, Blob(Json.Text(descriptor, "digest") ?? ""), found, depth + 1);
            for (var i = before; i < found.Count; i++)
                found[i] = found[i] with { Platform = found[i].Platform ?? Platform(descriptor) };
        }
    }

    private static JsonElement Choose(List<Candidate> images)
    {
        if (images.Count == 0)
            throw new ImageRejectedException($"The archive's {Index} leads to no image manifest under blobs/; make the archive again with `docker save`.");
        if (images.Count == 1)
            return images[0].Manifest;
        var distinct = images.Select(i => i.Platform).Distinct(StringComparer.Ordinal).Count() == images.Count;
        return distinct && images.Find(i => i.Platform == "linux/amd64") is { } ours
            ? ours.Manifest
            : throw new ImageRejectedException($"The archive holds {images.Count} images; save exactly one, for linux/amd64.");
    }

    private static bool IsAttestation(JsonElement descriptor) =>
        Json.Text(Json.Member(descriptor, "annotations"), "vnd.docker.reference.type") is not null;

    private static string? Platform(JsonElement descriptor) =>
        Json.Member(descriptor, "platform") is { } platform ? $"{Json.Text(platform, "os")}/{Json.Text(platform, "architecture")}" : null;

    private static string FindLayer(ArchiveContent archive, string? digest) =>
        archive.Find(Blob(digest ?? "")) ?? throw new ImageRejectedException($"The layer {digest} is missing from the archive; make it again.");

    private static string Blob(string digest) => $"blobs/{digest.Replace(':', '/')}";

    private sealed record Candidate(JsonElement Manifest, string? Platform);
}
