using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.CancelRun;
using GrandChallenge.Evaluation.Features.EvaluationDetail;
using GrandChallenge.TestKit;

namespace GrandChallenge.Hostile.Tests.Scoring;

/// <summary>Runs that need a GPU, where no engine has one.</summary>
[Collection(ScoringTests.Name)]
public sealed class GpuTests(ScoringPlatform platform)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [SkippableFact]
    public async Task A_run_that_needs_a_GPU_waits_for_a_worker_that_has_one_and_holds_up_nobody()
    {
        var others = await platform.ArenaAsync();
        Skip.If((await Shell.RunAsync("docker", "info", "-f", "{{json .Runtimes}}")).Contains("nvidia"), "This engine has a GPU.");
        var arena = await (await new Arena(platform).OpenAsync(Arena.Settings with { NeedsGpu = true })).EquipAsync();
        var id = await arena.SubmitAsync("succeed");

        (await others.ScoreAsync("succeed")).State.ShouldBe(RunState.Succeeded);
        var waiting = await arena.RunAsync(id);
        (waiting.State, waiting.Attempt, waiting.Failure).ShouldBe((RunState.Queued, 1, null));
        (await platform.SendAs(waiting.UserId, new EvaluationDetail(id))).WaitsForGpu.ShouldBeTrue();

        // This worker says that it has a GPU; that its engine has none is then no fault of the phase's.
        await using var boaster = await HostProcess.StartAsync(platform, "worker", ("GC_LEASE_SECONDS", "20"), ("GC_GPU", "yes"));
        await Eventually.TrueAsync(async () => (await arena.RunAsync(id)).Attempt > 1, Patience);

        var tried = await arena.RunAsync(id);
        (tried.State.IsTerminal(), tried.PlatformFailures, tried.Failure!.Cause).ShouldBe((false, 1, FailureCause.Platform), tried.Failure.Message);
        tried.Failure.Message.ShouldContain("GPU");
        (await platform.SendAs(tried.UserId, new EvaluationDetail(id))).WaitsForGpu.ShouldBeFalse();
        await platform.SendAs(arena.Organiser, new CancelRun(id));
        await Arena.LeavesNothingAsync(id);
    }
}
