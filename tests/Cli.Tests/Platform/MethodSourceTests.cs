using GrandChallenge.TestKit;
using GrandChallenge.TestKit.Images;

namespace GrandChallenge.Cli.Tests.Platform;

/// <summary>The three places that an evaluation container can come from.</summary>
[Collection(Scoring.Name)]
public sealed class MethodSourceTests(ScoringServer platform)
{
    private const string Dockerfile =
        """
        FROM scratch
        COPY busybox /bin/busybox
        RUN ["/bin/busybox", "--install", "-s", "/bin"]
        COPY score.sh /score.sh
        USER 1234:1234
        CMD ["/bin/sh", "/score.sh"]
        """;

    private readonly string unique = Guid.CreateVersion7().ToString("N");

    [SkippableFact]
    public async Task A_build_context_is_built_uploaded_and_scores_and_a_second_time_nothing_changes()
    {
        var token = await platform.TokenAsync("builds");
        using var folder = ScoredChallenge.Folder("built", "{build: evaluator}")
            .With("evaluator/Dockerfile", Dockerfile)
            .With("evaluator/score.sh", ScoredChallenge.Image(": " + unique).Script)
            .With("evaluator/busybox", await File.ReadAllBytesAsync(Busybox.File));
        File.SetUnixFileMode(folder["evaluator/busybox"], File.GetUnixFileMode(Busybox.File));

        await ScoresAsync(token, "built", folder);
        await ChangesNothingAsync(token, folder);
    }

    [SkippableFact]
    public async Task A_build_that_fails_changes_nothing_and_shows_why()
    {
        var token = await platform.TokenAsync("builds-wrong");
        using var folder = ScoredChallenge.Folder("built-wrong", "{build: evaluator}").With("evaluator/Dockerfile", "FROM scratch\nCOPY no-such-file /\n");

        var call = await Gc.RunAsync(platform.Address, token, "apply", folder.Directory.FullName);

        call.Exit.ShouldBe(2, call.ToString());
        call.Error.ShouldContain("gc: BUILD_FAILED: docker build");
        call.Error.ShouldContain("no-such-file");
        (await Gc.RunAsync(platform.Address, token, "export", "built-wrong", folder["copy"])).Error.ShouldContain("NOT_FOUND");
    }

    [SkippableFact]
    public async Task An_image_in_a_registry_is_pulled_by_its_digest_and_scores_and_is_exported()
    {
        var token = await platform.TokenAsync("pulls");
        await using var registry = await LocalRegistry.StartAsync();
        var image = await registry.PushAsync(ScoredChallenge.Image(": " + unique), "team/evaluator");
        using var folder = ScoredChallenge.Folder("pulled", $"{{image: \"{image}\"}}");

        await ScoresAsync(token, "pulled", folder);
        await ChangesNothingAsync(token, folder);
        await Shell.RunAsync("docker", "rmi", "--force", image);
        await SubmitsAsync(token, "pulled", folder);

        using var target = new TestFolder();
        (await Gc.RunAsync(platform.Address, token, "export", "pulled", target["copy"])).Exit.ShouldBe(0);
        (await File.ReadAllTextAsync(target["copy/challenge.yaml"])).ShouldContain(image);
        (await Gc.RunAsync(platform.Address, token, "apply", "--dry-run", target["copy"])).Lines.ShouldAllBe(line => line.StartsWith("keep"));
        await Shell.RunAsync("docker", "rmi", "--force", image);
    }

    [SkippableFact]
    public async Task An_archive_is_uploaded_and_scores()
    {
        var token = await platform.TokenAsync("archives");
        using var folder = ScoredChallenge.Folder("archived", "{archive: evaluator.tar}")
            .With("evaluator.tar", ImageArchives.Docker(ScoredChallenge.Image(": " + unique)));

        await ScoresAsync(token, "archived", folder);
    }

    [SkippableFact]
    public async Task A_digest_or_a_name_that_the_registry_does_not_have_is_rejected_and_named()
    {
        var token = await platform.TokenAsync("names-wrong");
        await using var registry = await LocalRegistry.StartAsync();
        var image = await registry.PushAsync(ScoredChallenge.Image(": " + unique), "team/evaluator");
        var absent = image.Replace("team/", "others/", StringComparison.Ordinal);
        var wrong = $"{image.Split('@')[0]}@sha256:{new string('a', 64)}";

        (await RejectionAsync(token, "wrong-digest", wrong)).ShouldContain($"The image {wrong} could not be pulled: its registry has no image of this name with this digest");
        (await RejectionAsync(token, "wrong-name", absent)).ShouldContain($"The image {absent} could not be pulled: its registry has no image of this name with this digest");
    }

    [SkippableFact]
    public async Task An_image_for_other_machines_is_rejected()
    {
        var token = await platform.TokenAsync("builds-for-arm");
        await using var registry = await LocalRegistry.StartAsync();
        var image = await registry.PushAsync(ScoredChallenge.Image(": " + unique) with { Architecture = "arm64" }, "team/arm");

        (await RejectionAsync(token, "wrong-machine", image)).ShouldContain("The image is for linux/arm64; it must be for linux/amd64");
        await Shell.RunAsync("docker", "rmi", "--force", image);
    }

    [SkippableFact]
    public async Task A_registry_that_does_not_answer_is_named()
    {
        var token = await platform.TokenAsync("asks-nobody");
        var registry = $"127.0.0.1:{FreePort.Next()}";

        var said = await RejectionAsync(token, "no-registry", $"{registry}/team/evaluator@sha256:{new string('a', 64)}");

        said.ShouldContain("its registry does not answer");
        said.ShouldContain($"dial tcp {registry}: connect: connection refused");
    }

    private async Task ScoresAsync(string token, string name, TestFolder folder)
    {
        var applied = await Gc.RunAsync(platform.Address, token, "apply", folder.Directory.FullName);
        applied.Exit.ShouldBe(0, applied.ToString());
        await SubmitsAsync(token, name, folder);
    }

    private async Task SubmitsAsync(string token, string name, TestFolder folder)
    {
        var scored = await Gc.RunAsync(platform.Address, token, "submit", $"{name}/final", folder["predictions.csv"], "--wait");
        scored.Exit.ShouldBe(0, scored.ToString());
        scored.Output.ShouldContain("result      Score: 0.75");
    }

    private async Task ChangesNothingAsync(string token, TestFolder folder)
    {
        var again = await Gc.RunAsync(platform.Address, token, "apply", folder.Directory.FullName);
        again.Exit.ShouldBe(0, again.ToString());
        again.Lines.SkipLast(1).ShouldAllBe(line => line.StartsWith("keep"), again.ToString());
    }

    private async Task<string> RejectionAsync(string token, string name, string image)
    {
        using var folder = ScoredChallenge.Folder(name, $"{{image: \"{image}\"}}");
        var call = await Gc.RunAsync(platform.Address, token, "apply", folder.Directory.FullName);
        call.Exit.ShouldBe(1, call.ToString());
        call.Error.ShouldContain("gc: REJECTED: The method of final was rejected: ");
        return call.Error;
    }
}
