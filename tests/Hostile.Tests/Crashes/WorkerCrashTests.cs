using GrandChallenge.Evaluation.Domain;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Hostile.Tests.Crashes;

/// <summary>Workers as processes of their own, killed, frozen and stopped while their container runs.</summary>
public sealed class WorkerCrashTests(WebPlatform platform) : IClassFixture<WebPlatform>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [SkippableFact]
    public async Task A_container_survives_every_way_of_losing_its_worker()
    {
        platform.RequireEngine();
        await using var first = await WorkerAsync();
        var arena = await (await new Arena(platform).OpenAsync(Arena.Settings with { TimeLimitSeconds = 600 })).EquipAsync();
        var id = await arena.SubmitAsync("wait");
        await arena.IsUpAsync(id);
        var container = (await RunTraces.ScorerAsync(id)).ShouldNotBeNull();
        var started = await RunTraces.StartedAtAsync(container);

        await first.KillAsync();
        await using var second = await WorkerAsync();
        await IsHeldByAsync(arena, id, second);

        // Frozen, it loses its lease; awake again, it must neither kill nor collect what is another's now.
        await using var third = await WorkerAsync();
        await second.SignalAsync("STOP");
        await IsHeldByAsync(arena, id, third);
        await second.SignalAsync("CONT");
        (await arena.ScoreAsync("succeed")).State.ShouldBe(RunState.Succeeded);
        (await RunTraces.StartedAtAsync(container)).ShouldBe(started);

        var lost = (await arena.RunAsync(id)).LostWorkers;
        await third.TerminateAsync();
        await IsHeldByAsync(arena, id, second);
        (await arena.RunAsync(id)).LostWorkers.ShouldBe(lost, "a worker that stops in good order hands over");

        (await RunTraces.ScorerAsync(id)).ShouldBe(container);
        await Arena.LetGoAsync(id);
        var run = await arena.EndAsync(id);
        (run.State, run.Attempt, run.PlatformFailures, run.MetricNumbers[0]).ShouldBe((RunState.Succeeded, 1, 0, 0.5), run.Failure?.Message);
        (await arena.InDatabase(db => db.Runs.CountAsync(r => r.SubmissionId == run.SubmissionId))).ShouldBe(1);
        (await arena.InDatabase(db => db.LogLines.CountAsync(line => line.RunId == id && line.Text == "up"))).ShouldBe(1);
        await Arena.LeavesNothingAsync(id);
    }

    [SkippableFact]
    public async Task Containers_of_a_run_that_ended_elsewhere_are_removed_at_the_next_start()
    {
        platform.RequireEngine();
        await using var first = await WorkerAsync();
        var arena = await (await new Arena(platform).OpenAsync(Arena.Settings with { TimeLimitSeconds = 600 })).EquipAsync();
        var id = await arena.SubmitAsync("wait");
        await arena.IsUpAsync(id);

        await first.KillAsync();
        await platform.SendAs(arena.Organiser, new Evaluation.Features.CancelRun.CancelRun(id));
        (await RunTraces.OfAsync(id)).ShouldNotBeEmpty();

        await using var second = await WorkerAsync();
        await Arena.LeavesNothingAsync(id);
        (await arena.RunAsync(id)).State.ShouldBe(RunState.Cancelled);
    }

    [SkippableFact]
    public async Task An_engine_that_is_gone_is_the_platforms_fault_and_costs_nobody_a_submission()
    {
        platform.RequireEngine();
        var arena = await new Arena(platform).OpenAsync();
        await using (await WorkerAsync())
            await arena.EquipAsync();
        var id = await arena.SubmitAsync("succeed");
        await using var blind = await HostProcess.StartAsync(platform, "worker", ("GC_LEASE_SECONDS", "6"), ("DOCKER_HOST", "unix:///nonexistent/docker.sock"));

        for (var attempt = 2; attempt <= EvaluationRun.MaxPlatformFailures; attempt++)
        {
            await Eventually.TrueAsync(async () => (await arena.RunAsync(id)).Attempt == attempt, Patience);
            var waiting = await arena.RunAsync(id);
            waiting.State.ShouldBe(RunState.Queued);
            (waiting.NotBefore - TimeProvider.System.GetUtcNow()).ShouldBeGreaterThan(TimeSpan.FromSeconds(attempt == 2 ? 5 : 50));
            waiting.Failure.ShouldNotBeNull().Cause.ShouldBe(FailureCause.Platform);
            await arena.InDatabase(db => db.Database.ExecuteSqlAsync($"UPDATE evaluation.runs SET not_before = now() WHERE id = {id}"));
        }

        var run = await arena.EndAsync(id);
        (run.State, run.Failure!.Cause, run.PlatformFailures).ShouldBe((RunState.Failed, FailureCause.Platform, 3));
        run.Failure.Message.ShouldContain("container engine");
        (await arena.QuotaAsync(run.UserId)).Allowed.ShouldBeTrue();
    }

    private Task<HostProcess> WorkerAsync() => HostProcess.StartAsync(platform, "worker", ("GC_LEASE_SECONDS", "6"));

    private static async Task IsHeldByAsync(Arena arena, Guid id, HostProcess worker)
    {
        EvaluationRun? run = null;
        try
        {
            await Eventually.TrueAsync(
                async () => (run = await arena.RunAsync(id)) is { State: RunState.Running, Lease: { } lease } && lease.Worker.Contains($"/{worker.Id}/"), Patience);
        }
        catch (TimeoutException timeout)
        {
            throw new InvalidOperationException($"Not held by {worker.Id}: {run!.State}, {run.Lease}, {run.PlatformFailures} failures, {run.LostWorkers} lost workers, {run.Failure?.Message}\n{worker.Log}", timeout);
        }
    }
}
