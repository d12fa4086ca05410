namespace GrandChallenge.Containers.Tests;

public sealed class ImageArchiveTests
{
    private static readonly TestImage Image = new("true") { User = "1000" };

    [SkippableTheory]
    [MemberData(nameof(Compression.Names), MemberType = typeof(Compression))]
    public async Task Both_layouts_are_read_under_every_compression(string compression)
    {
        Busybox.IsNeeded();
        foreach (var archive in (byte[][])[ImageArchives.Docker(Image), ImageArchives.Oci(Image), ImageArchives.NewDocker(Image)])
        {
            var description = await InspectAsync(Compression.Of(compression, archive));

            description.ConfigDigest.ShouldBe(Image.Id);
            (description.Os, description.Architecture, description.User, description.LayerCount).ShouldBe(("linux", "amd64", "1000", 1));
            description.Command.ShouldBe(["/bin/sh", "-c", "true"]);
        }
    }

    [SkippableFact]
    public async Task Each_unusable_archive_is_refused_with_its_reason()
    {
        Busybox.IsNeeded();
        var (docker, gzip) = (ImageArchives.Docker(Image), Compression.Of("gz", ImageArchives.Docker(Image)));
        await RefusedAsync(ImageArchives.Docker(Image, new TestImage("false")), "holds 2 images; save exactly one");
        await RefusedAsync(ImageArchives.Oci(Image, new TestImage("false")), "holds 2 images; save exactly one");
        await RefusedAsync(ImageArchives.Docker(Image with { Architecture = "arm64" }), "for linux/arm64; it must be for linux/amd64");
        await RefusedAsync(docker[..(docker.Length / 2)], "cut off");
        await RefusedAsync(gzip[..(gzip.Length / 2)], "damaged", "cut off");
        await RefusedAsync(Compression.Of("xz", docker)[..5000], "damaged", "cut off");
        await RefusedAsync(Compression.Of("zst", docker)[..5000], "damaged", "cut off");
        await RefusedAsync("PK\u0003\u0004 a zip, not a tar, of some length so that a header would fit in here"u8.ToArray(), "damaged or no tar", "cut off");
        await RefusedAsync([], "empty", "cut off");
        await RefusedAsync(ImageArchives.Tar(("readme.txt", "x"u8.ToArray())), "manifest.json is missing");
        await RefusedAsync(ImageArchives.Tar(("etc/passwd", "x"u8.ToArray())), "docker export");
        await RefusedAsync(ImageArchives.Tar(("manifest.json", "{oops"u8.ToArray())), "manifest.json in the archive is not valid JSON");
        await RefusedAsync(ImageArchives.Tar(("manifest.json", """[{"Config":"c.json","Layers":[]}]"""u8.ToArray())), "configuration c.json, which manifest.json names, is missing");
        await RefusedAsync(
            ImageArchives.Tar(("manifest.json", """[{"Config":"c.json","Layers":["l.tar"]}]"""u8.ToArray()), ("c.json", Image.Config)),
            "layer l.tar, which manifest.json names, is missing");
        await RefusedAsync(ImageArchives.Docker(Image with { Entrypoint = [] }), "names no program");
    }

    private static async Task<ImageDescription> InspectAsync(byte[] archive) =>
        await ImageArchive.InspectAsync(new MemoryStream(archive), CancellationToken.None);

    private static async Task RefusedAsync(byte[] archive, params string[] anyOf)
    {
        var refusal = await Should.ThrowAsync<ImageRejectedException>(() => InspectAsync(archive));
        anyOf.Any(words => refusal.Message.Contains(words, StringComparison.OrdinalIgnoreCase)).ShouldBeTrue($"{string.Join(" / ", anyOf)} <> {refusal.Message}");
    }
}
