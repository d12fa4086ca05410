namespace GrandChallenge.Containers.Tests;

public sealed class AdoptionTests(Engine engine) : RunTest(engine)
{
    [SkippableFact]
    public async Task A_restarted_worker_adopts_the_running_container_and_keeps_its_clock()
    {
        var request = Request(await new TestImage($"echo up; cat /output/go 2>/dev/null; sleep 2; {WritesMetrics}").LoadAsync(Engine));
        await DieWhileRunningAsync(request);
        var before = await ScorerAsync(request);

        var running = RunAsync(request);
        await Observer.FirstLine;
        var during = await ScorerAsync(request);
        var result = await running;

        result.Outcome.ShouldBe(RunOutcome.Succeeded, result.Message);
        during.ShouldBe(before);
        Observer.Stages.ShouldBe([RunStage.Running, RunStage.Collecting]);
    }

    [SkippableFact]
    public async Task A_container_that_ended_while_no_worker_lived_is_collected()
    {
        var request = Request(await new TestImage($"echo up; {WritesMetrics}").LoadAsync(Engine));
        await DieWhileRunningAsync(request);
        await Engine.Docker.Transfers.Containers.WaitContainerAsync(Names(request).Scorer);

        var result = await RunAsync(request);

        result.Outcome.ShouldBe(RunOutcome.Succeeded, result.Message);
    }

    [SkippableFact]
    public async Task An_adopted_container_does_not_get_its_time_limit_twice()
    {
        var request = Request(await new TestImage("echo up; sleep 60").LoadAsync(Engine), Profile with { TimeLimit = TimeSpan.FromSeconds(3) });
        await DieWhileRunningAsync(request);
        await Task.Delay(TimeSpan.FromSeconds(2));

        var result = await RunAsync(request);

        result.Outcome.ShouldBe(RunOutcome.TimedOut);
        result.Timings.Run.ShouldBeLessThan(TimeSpan.FromSeconds(2.5));
    }

    [SkippableFact]
    public async Task An_attempt_whose_worker_died_while_preparing_starts_afresh()
    {
        var request = Request(await new TestImage(WritesMetrics).LoadAsync(Engine));
        await new RunPreparation(Engine.Docker).PrepareAsync(Names(request), request, CancellationToken.None);

        var result = await RunAsync(request);
        await Runner.CleanedUpAsync();

        result.Outcome.ShouldBe(RunOutcome.Succeeded, result.Message);
        (await Traces.OfAsync(Engine, request)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Nothing_is_left_after_a_run()
    {
        var request = Request(await new TestImage("exit 9") { Volumes = ["/data"] }.LoadAsync(Engine));
        var before = await VolumesAsync();

        await RunAsync(request);
        await Runner.CleanedUpAsync();

        (await Traces.OfAsync(Engine, request)).ShouldBeEmpty();
        (await VolumesAsync()).ShouldBe(before, ignoreOrder: true);
    }

    [SkippableFact]
    public async Task A_result_that_nobody_wrote_down_is_read_again_from_the_same_container()
    {
        var request = Request(await new TestImage($"cat /proc/sys/kernel/random/uuid; {WritesMetrics}").LoadAsync(Engine));
        var first = await Engine.NewRunner().RunAsync(request, new Listener(), CancellationToken.None);

        var second = await RunAsync(request);

        second.Outcome.ShouldBe(RunOutcome.Succeeded, second.Message);
        second.LastLines.Single().Text.ShouldBe(first.LastLines.Single().Text);
        Observer.Stages.ShouldBe([RunStage.Running, RunStage.Collecting]);
    }

    [SkippableFact]
    public async Task An_output_that_is_gone_with_its_holder_is_not_taken_for_one_never_written()
    {
        var gone = Names(Request("none")).Holder;

        var failure = await Should.ThrowAsync<RunFailure>(
            () => ContainerFile.ReadAsync(Engine.Docker, gone, MetricsFile.Path, RunProfile.MetricsBytes, CancellationToken.None));

        failure.Outcome.ShouldBe(RunOutcome.EngineUnavailable);
    }

    [SkippableFact]
    public async Task Leftovers_of_dead_attempts_are_removed_and_active_ones_spared()
    {
        // An engine outlives a run of these tests that was broken off.
        await RemoveLeftoversAsync();
        var image = await new TestImage("echo up; sleep 60").LoadAsync(Engine);
        var (dead, alive) = (Request(image), Request(image));
        await DieWhileRunningAsync(dead);
        await DieWhileRunningAsync(alive);

        (await RemoveLeftoversAsync((alive.RunId, 1))).ShouldBe(1);

        (await Traces.OfAsync(Engine, dead)).ShouldBeEmpty();
        (await Traces.OfAsync(Engine, alive)).Count.ShouldBe(6);
        (await RemoveLeftoversAsync()).ShouldBe(1);
    }

    private Task<int> RemoveLeftoversAsync(params (Guid, int)[] active) =>
        Runner.RemoveLeftoversAsync(_ => Task.FromResult<IReadOnlySet<(Guid, int)>>(active.ToHashSet()), CancellationToken.None);

    private static RunNames Names(RunRequest request) => new(Containers.Tests.Engine.Installation, request.RunId, request.Attempt);

    private async Task<string> ScorerAsync(RunRequest request) =>
        (await Engine.Docker.Client.Containers.InspectContainerAsync(Names(request).Scorer)).ID;

    // To the engine a detached worker and a killed one look alike: it hears nothing more.
    private async Task DieWhileRunningAsync(RunRequest request)
    {
        var listener = new Listener();
        using var death = new CancellationTokenSource();
        var running = Engine.NewRunner().RunAsync(request, listener, CancellationToken.None, death.Token);
        await listener.FirstLine;
        await death.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    private async Task<IEnumerable<string>> VolumesAsync() =>
        ((await Engine.Docker.Client.Volumes.ListAsync(CancellationToken.None)).Volumes ?? []).Select(v => v.Name);
}
