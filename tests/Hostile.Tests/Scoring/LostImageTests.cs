using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.CancelRun;
using GrandChallenge.TestKit;
using GrandChallenge.TestKit.Images;

namespace GrandChallenge.Hostile.Tests.Scoring;

/// <summary>An engine that was cleared, and a storage that has lost a file.</summary>
[Collection(ScoringTests.Name)]
public sealed class LostImageTests(ScoringPlatform platform)
{
    private static readonly TestImage Image = HostileMethod.Image with { Script = HostileMethod.Image.Script + "\n# the image that is lost" };

    [SkippableFact]
    public async Task An_image_is_brought_again_from_storage_and_if_it_is_gone_there_the_platform_takes_the_blame()
    {
        await platform.ArenaAsync();
        var arena = await new Arena(platform).OpenAsync();
        var method = await arena.UploadMethodAsync(ImageArchives.Docker(Image));
        await Shell.RunAsync("docker", "rmi", "-f", Image.Id);

        (await arena.ScoreAsync("succeed")).State.ShouldBe(RunState.Succeeded);

        await Shell.RunAsync("docker", "rmi", "-f", Image.Id);
        File.Delete(Path.Combine(platform.DataFolder, "storage", "blobs", method.Archive!.Sha256[..2], method.Archive.Sha256[2..]));
        var id = await arena.SubmitAsync("succeed");
        await Eventually.TrueAsync(async () => (await arena.RunAsync(id)).Failure is not null, TimeSpan.FromSeconds(90));
        var run = await arena.RunAsync(id);

        (run.State, run.Attempt, run.Failure!.Cause).ShouldBe((RunState.Queued, 2, FailureCause.Platform));
        run.Failure.Message.ShouldBe("The archive of this version of the method is not in the platform's storage.");
        await platform.SendAs(arena.Organiser, new CancelRun(id));
        await Arena.LeavesNothingAsync(id);
    }
}
