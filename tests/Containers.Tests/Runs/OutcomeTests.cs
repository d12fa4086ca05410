using Microsoft.Extensions.Logging.Abstractions;

namespace GrandChallenge.Containers.Tests;

public sealed class OutcomeTests(Engine engine) : RunTest(engine)
{
    [SkippableFact]
    public async Task A_program_that_writes_metrics_succeeds()
    {
        var result = await RunAsync("cat /input/predictions.csv /opt/ml/input/data/ground_truth/truth.csv; " + WritesMetrics);

        result.Outcome.ShouldBe(RunOutcome.Succeeded, result.Message);
        Json(result).ShouldBe("{\"score\": 0.5}\n");
        result.LastLines.Select(l => l.Text).ShouldBe(["case,p", "1,0.5", "case,label", "1,0"]);
        Observer.Stages.ShouldBe([RunStage.Preparing, RunStage.Running, RunStage.Collecting]);
    }

    [SkippableFact]
    public async Task More_processors_than_the_engine_has_are_all_of_them() =>
        (await RunAsync(WritesMetrics, Profile with { Cpus = 256 })).Outcome.ShouldBe(RunOutcome.Succeeded);

    [SkippableFact]
    public async Task A_program_that_writes_elsewhere_is_told_where_it_may() =>
        (await RunAsync("echo x > /etc/x || exit 1")).Message!.ShouldContain("only /tmp and /output can be written");

    [SkippableFact]
    public async Task A_silent_exit_is_told_with_its_code()
    {
        var result = await RunAsync("exit 1");

        result.Outcome.ShouldBe(RunOutcome.ExitedWithError);
        result.ExitCode.ShouldBe(1);
        result.Message.ShouldBe("The container exited with code 1 and wrote nothing to standard error.");
    }

    [SkippableFact]
    public async Task The_last_line_of_standard_error_is_the_cause()
    {
        var result = await RunAsync("echo fine; echo 'Case 7 is missing' >&2; echo >&2; echo later; exit 3");

        result.Outcome.ShouldBe(RunOutcome.ExitedWithError);
        result.Message.ShouldBe("The container exited with code 3: Case 7 is missing");
    }

    [SkippableFact]
    public async Task A_program_that_ignores_everything_is_stopped_at_its_time_limit()
    {
        var result = await RunAsync("trap '' TERM INT; while true; do sleep 1; done", Profile with { TimeLimit = TimeSpan.FromSeconds(1) });

        result.Outcome.ShouldBe(RunOutcome.TimedOut, result.Message);
        result.TimedOut.ShouldBeTrue();
        result.Message.ShouldBe("The container was stopped at its time limit of 1 s.");
        result.Timings.Run.ShouldBeInRange(TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(10));
    }

    [SkippableFact]
    public async Task A_program_that_balloons_is_told_its_memory_limit()
    {
        var result = await RunAsync("tail -c 1000000000 /dev/zero; exit 1");

        result.Outcome.ShouldBe(RunOutcome.OutOfMemory, result.Message);
        result.Message!.ShouldContain("64 MiB");
    }

    [SkippableFact]
    public async Task A_program_that_is_killed_from_outside_is_told_its_memory_limit()
    {
        var result = await RunAsync("kill -9 $$");

        result.Outcome.ShouldBe(RunOutcome.OutOfMemory, result.Message);
        result.ExitCode.ShouldBe(137);
        result.Message!.ShouldContain("64 MiB");
    }

    [SkippableFact]
    public async Task A_fork_bomb_stays_within_its_processes()
    {
        var result = await RunAsync("for i in $(seq 500); do sleep 20 & done; exit 4");

        result.Outcome.ShouldBe(RunOutcome.ExitedWithError, result.Message);
        result.Message!.ShouldContain("fork");
    }

    [SkippableFact]
    public async Task An_image_that_is_not_there_is_named()
    {
        var image = TestImage.Digest("nothing"u8.ToArray());

        var result = await RunAsync(Request(image));

        result.Outcome.ShouldBe(RunOutcome.ImageMissing, result.Message);
        result.Message!.ShouldContain(image);
    }

    [SkippableFact]
    public async Task A_program_that_does_not_exist_is_refused()
    {
        var result = await RunAsync(new TestImage("") { Entrypoint = ["/nope"] });

        result.Outcome.ShouldBe(RunOutcome.StartRefused, result.Message);
        result.Message!.ShouldContain("/nope");
    }

    [SkippableFact]
    public async Task An_engine_that_is_gone_is_the_platforms_fault()
    {
        using var gone = new DockerEngine(new DockerEngineOptions { Host = new Uri("unix:///nonexistent/docker.sock") });
        await using var runner = new SealedRunner(gone, TimeProvider.System, NullLogger<SealedRunner>.Instance);

        var result = await runner.RunAsync(Request("sha256:0"), Observer, CancellationToken.None);

        result.Outcome.ShouldBe(RunOutcome.EngineUnavailable);
        result.Message!.ShouldStartWith("The container engine failed:");
    }

    [SkippableFact]
    public async Task A_cancelled_run_is_killed_and_removed()
    {
        var request = Request(await new TestImage("echo up; sleep 60").LoadAsync(Engine));
        using var cancel = new CancellationTokenSource();
        var running = Runner.RunAsync(request, Observer, cancel.Token);
        await Observer.FirstLine;

        await cancel.CancelAsync();
        var result = await running;
        await Runner.CleanedUpAsync();

        result.Outcome.ShouldBe(RunOutcome.Cancelled);
        (await Traces.OfAsync(Engine, request)).ShouldBeEmpty();
    }
}
