using System.Text;

namespace GrandChallenge.Containers.Tests;

public sealed class LoadTests(Engine engine) : RunTest(engine)
{
    [SkippableTheory]
    [InlineData("docker", "")]
    [InlineData("docker", "xz")]
    [InlineData("new docker", "gz")]
    [InlineData("oci", "")]
    [InlineData("oci", "zst")]
    public async Task Every_accepted_archive_really_runs(string layout, string compression)
    {
        Busybox.IsNeeded();
        var image = new TestImage($"echo {layout} {compression}; {WritesMetrics}");
        var archive = layout switch { "oci" => ImageArchives.Oci(image), "docker" => ImageArchives.Docker(image), _ => ImageArchives.NewDocker(image) };

        var id = await Engine.Images.LoadAsync(new MemoryStream(Compression.Of(compression, archive)), CancellationToken.None);
        var result = await RunAsync(Request(id));

        result.Outcome.ShouldBe(RunOutcome.Succeeded, result.Message);
        id.ShouldBe(image.Id);
    }

    [SkippableFact]
    public async Task What_this_engine_saves_is_read_again_and_a_removed_image_is_gone()
    {
        var image = new TestImage("echo saved");
        var id = await image.LoadAsync(Engine);
        var saved = new MemoryStream();
        await using (var stream = await Engine.Docker.Transfers.Images.SaveImageAsync(id))
            await stream.CopyToAsync(saved);

        await Engine.Images.RemoveAsync(id, CancellationToken.None);
        (await Engine.Images.ExistsAsync(id, CancellationToken.None)).ShouldBeFalse();
        saved.Position = 0;
        (await Engine.Images.LoadAsync(saved, CancellationToken.None)).ShouldBe(id);
    }

    [SkippableTheory]
    [InlineData("busybox:latest")]
    [InlineData("busybox@sha256:12")]
    public async Task An_image_named_by_a_tag_is_not_pulled(string image) =>
        (await Should.ThrowAsync<ImageRejectedException>(() => Engine.Images.PullByDigestAsync(image, CancellationToken.None))).Message.ShouldContain("digest");

    [SkippableFact]
    public async Task A_damaged_layer_is_refused_and_nothing_hangs()
    {
        var layer = ImageArchives.Tar(("file", Encoding.UTF8.GetBytes($"unknown to the engine {Guid.CreateVersion7()}")));
        var archive = ImageArchives.Docker(new TestImage("echo damaged") { Layer = layer });
        archive[archive.AsSpan().IndexOf("unknown to"u8)]++;

        var refusal = await Should.ThrowAsync<ImageRejectedException>(() => Engine.Images.LoadAsync(new MemoryStream(archive), CancellationToken.None));

        refusal.Message.ShouldStartWith("The engine could not load the image:");
    }
}
