using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Tests.Domain;

public class EvaluationRunTests
{
    [Fact]
    public void A_platform_failure_is_tried_three_times_later_each_time()
    {
        var run = Runs.Queued();
        var now = Runs.Start;
        foreach (var pause in new[] { TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1) })
        {
            FailByPlatform(run, now);
            run.State.ShouldBe(RunState.Queued);
            run.NotBefore.ShouldBe(now + pause);
            run.Failure!.Cause.ShouldBe(FailureCause.Platform);
            Should.Throw<RuleBroken>(() => run.Prepare(Runs.Worker, new RunProfile(), run.NotBefore.AddTicks(-1), Runs.LeaseTime));
            now = run.NotBefore;
        }
        run.Attempt.ShouldBe(3);
        run.QueuedAt.ShouldBe(Runs.Start, "a retry keeps its place in the queue");

        FailByPlatform(run, now);
        run.State.ShouldBe(RunState.Failed);
        run.Attempt.ShouldBe(3);
    }

    [Fact]
    public void A_run_whose_worker_fell_silent_is_taken_over_as_the_same_attempt()
    {
        var run = Runs.In(RunState.Running);
        run.LeaseExpired(Runs.Start + Runs.LeaseTime).ShouldBeTrue();
        Should.Throw<RuleBroken>(() => run.Release(Runs.Start + Runs.LeaseTime - TimeSpan.FromTicks(1)));

        run.Release(Runs.Later);
        run.Prepare("worker-2", new RunProfile(), Runs.Later, Runs.LeaseTime);

        run.Attempt.ShouldBe(1);
        Should.Throw<LeaseLost>(() => run.Run(Runs.Worker, Runs.Later));
        run.Run("worker-2", Runs.Later);
        run.State.ShouldBe(RunState.Running);
    }

    [Fact]
    public void A_run_that_loses_every_worker_is_given_up_with_a_sentence_of_its_own()
    {
        var run = Runs.Queued();
        var now = LoseWorkers(run, EvaluationRun.MaxLostWorkers - 1, Runs.Start);
        (run.State, run.NotBefore).ShouldBe((RunState.Queued, now), "whoever takes it over need not wait");
        run.Failure!.Message.ShouldBe("The worker worker-1 fell silent while this run was in the stage Preparing.");

        LoseWorkers(run, 1, now);

        (run.State, run.LostWorkers, run.PlatformFailures, run.Attempt).ShouldBe((RunState.Failed, 10, 0, 1));
        run.Failure!.Cause.ShouldBe(FailureCause.Platform);
        run.Failure.Message.ShouldBe(
            "This run was given up: 10 workers fell silent while they held it, the last of them in the stage Preparing.");
    }

    [Fact]
    public void Lost_workers_leave_a_run_all_its_platform_failures()
    {
        var run = Runs.Queued();
        var now = LoseWorkers(run, EvaluationRun.MaxLostWorkers - 1, Runs.Start);

        for (var left = EvaluationRun.MaxPlatformFailures - 1; left > 0; left--)
        {
            FailByPlatform(run, now);
            run.State.ShouldBe(RunState.Queued);
            now = run.NotBefore;
        }
        FailByPlatform(run, now);

        (run.State, run.PlatformFailures, run.LostWorkers).ShouldBe((RunState.Failed, 3, 9));
    }

    [Fact]
    public void An_attempt_that_is_taken_over_keeps_its_limits_and_the_next_takes_those_of_its_time()
    {
        var run = Runs.Queued();
        run.Prepare(Runs.Worker, new RunProfile { MemoryMiB = 2000 }, Runs.Start, Runs.LeaseTime);
        run.Release(Runs.Later);
        run.Prepare(Runs.Worker, new RunProfile { MemoryMiB = 3000 }, Runs.Later, Runs.LeaseTime);
        run.Profile!.MemoryMiB.ShouldBe(2000);

        run.Fail(Runs.Worker, Runs.Failure(FailureCause.Platform), Runs.Later);
        run.Prepare(Runs.Worker, new RunProfile { MemoryMiB = 3000 }, run.NotBefore, Runs.LeaseTime);

        run.Profile!.MemoryMiB.ShouldBe(3000);
    }

    [Fact]
    public void A_renewed_lease_does_not_run_out()
    {
        var run = Runs.In(RunState.Running);
        run.RenewLease(Runs.Worker, Runs.Later, Runs.LeaseTime);
        run.LeaseExpired(Runs.Later).ShouldBeFalse();
    }

    [Fact]
    public void Success_keeps_the_metrics_and_forgets_earlier_failures()
    {
        var run = Runs.Queued();
        FailByPlatform(run, Runs.Start);
        run.Prepare(Runs.Worker, new RunProfile(), Runs.Later, Runs.LeaseTime);
        run.Run(Runs.Worker, Runs.Later);
        run.Collect(Runs.Worker, Runs.Later);
        var scoring = new Scoring { Path = "dice", ErrorPath = "sd", ExtraColumns = [new MetricColumn { Title = "HD", Path = "hd" }] };

        run.Succeed(Runs.Worker, """{"dice": 0.5, "sd": 0.1, "hd": NaN}""", scoring, publish: false, Runs.Later);

        run.Failure.ShouldBeNull();
        run.Published.ShouldBeFalse();
        run.MetricNumbers.ShouldBe([0.5, null]);
        run.MetricProblems.ShouldBe([null, "`hd` is NaN, a finite number is needed."]);
        run.ScoreError.ShouldBe(0.1);
        MetricValue.Join(run.MetricNumbers, run.MetricProblems)[0].ShouldBe(MetricValue.Of(0.5));

        run.Measure(new Scoring { Path = "sd" });
        run.MetricNumbers.ShouldBe([0.1]);
        run.ScoreError.ShouldBeNull();
    }

    [Fact]
    public void Metrics_that_are_no_JSON_leave_the_run_where_it_is()
    {
        var run = Runs.In(RunState.Collecting);
        Should.Throw<RuleBroken>(() => run.Succeed(Runs.Worker, "{", new Scoring(), publish: true, Runs.Later)).Field.ShouldBe("metrics.json");
        run.State.ShouldBe(RunState.Collecting);
        run.MetricsText.ShouldBeNull();
    }

    [Fact]
    public void An_admin_queues_a_failed_run_again_with_all_its_attempts()
    {
        var run = Runs.Queued();
        var now = LoseWorkers(run, 1, Runs.Start);
        while (!run.State.IsTerminal())
        {
            FailByPlatform(run, now);
            now = run.NotBefore;
        }
        run.Requeue(now);
        (run.Attempt, run.PlatformFailures, run.LostWorkers, run.QueuedAt, run.NotBefore).ShouldBe((4, 0, 0, now, now));
        FailByPlatform(run, now);
        run.State.ShouldBe(RunState.Queued);
    }

    [Fact]
    public void A_failure_is_never_empty_and_its_texts_are_bounded()
    {
        Should.Throw<RuleBroken>(() => new RunFailure(FailureCause.Participant, RunState.Running, " "));
        Should.Throw<RuleBroken>(() => new RunFailure(FailureCause.Participant, RunState.Queued, "no stage"));
        var failure = new RunFailure(FailureCause.Participant, RunState.Running, new string('m', 5000), new string('a', 50_000) + "\0end") { ExitCode = 137 };
        failure.Message.Length.ShouldBe(RunFailure.MaxMessage);
        failure.LastLines.Length.ShouldBe(RunFailure.MaxLastLines);
        failure.LastLines.ShouldEndWith("aend");
    }

    [Fact]
    public void A_text_is_never_cut_through_a_character()
    {
        Texts.Head("a😀", 2).ShouldBe("a");
        Texts.Tail("😀a", 2).ShouldBe("a");
    }

    private static void FailByPlatform(EvaluationRun run, DateTimeOffset now)
    {
        run.Prepare(Runs.Worker, new RunProfile(), now, Runs.LeaseTime);
        run.Fail(Runs.Worker, Runs.Failure(FailureCause.Platform, RunState.Preparing), now);
    }

    /// <returns>When the last of them was missed.</returns>
    private static DateTimeOffset LoseWorkers(EvaluationRun run, int count, DateTimeOffset now)
    {
        for (var lost = 0; lost < count; lost++)
        {
            run.Prepare(Runs.Worker, new RunProfile(), now, Runs.LeaseTime);
            run.Release(now += Runs.LeaseTime);
        }
        return now;
    }
}
