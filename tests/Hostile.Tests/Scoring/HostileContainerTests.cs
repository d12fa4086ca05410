using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Hostile.Tests.Scoring;

/// <summary>What a container may do wrong, and whose fault the platform says it is.</summary>
[Collection(ScoringTests.Name)]
public sealed class HostileContainerTests(ScoringPlatform platform)
{
    [SkippableTheory]
    [InlineData("sleep", FailureCause.Participant, RunState.Running, null, "stopped at its time limit of 10 s")]
    [InlineData("memory", FailureCause.Participant, RunState.Running, 1, "ran out of memory: its limit is 112 MiB")]
    [InlineData("fork", FailureCause.Participant, RunState.Running, 2, "can't fork")]
    [InlineData("fill-output", FailureCause.Participant, RunState.Running, 1, "/output holds 64 MiB")]
    [InlineData("fill-scratch", FailureCause.Participant, RunState.Running, 1, "/tmp holds 16 MiB")]
    [InlineData("write-root", FailureCause.Organiser, RunState.Running, 1, "only /tmp and /output can be written")]
    [InlineData("flood", FailureCause.Organiser, RunState.Running, 5, "exited with code 5 and wrote nothing to standard error")]
    [InlineData("exit-silently", FailureCause.Organiser, RunState.Running, 1, "exited with code 1 and wrote nothing to standard error")]
    [InlineData("blame-submission", FailureCause.Participant, RunState.Running, 2, "Row 7 names the unknown case 12.")]
    [InlineData("blame-truth", FailureCause.Organiser, RunState.Running, 3, "The ground truth lacks case 3.")]
    [InlineData("link-to-passwd", FailureCause.Organiser, RunState.Collecting, null, "/output/metrics.json is a symbolic link; it must be a plain file")]
    [InlineData("link-to-truth", FailureCause.Organiser, RunState.Collecting, null, "/output/metrics.json is a symbolic link; it must be a plain file")]
    [InlineData("folder", FailureCause.Organiser, RunState.Collecting, null, "/output/metrics.json is a folder; it must be a plain file")]
    [InlineData("huge", FailureCause.Organiser, RunState.Collecting, null, "/output/metrics.json is 17 MiB; at most 16 MiB are accepted")]
    [InlineData("text", FailureCause.Organiser, RunState.Collecting, null, "not valid JSON at line 1, column 1")]
    [InlineData("no-metrics", FailureCause.Organiser, RunState.Collecting, null, "ended without writing /output/metrics.json")]
    internal async Task It_fails_with_its_cause_and_harms_nobody(string act, FailureCause cause, RunState stage, int? exitCode, string words)
    {
        var arena = await platform.ArenaAsync();

        var run = await arena.ScoreAsync(act);

        run.State.ShouldBe(RunState.Failed);
        var failure = run.Failure.ShouldNotBeNull();
        failure.Message.ShouldContain(words);
        (failure.Cause, failure.Stage, failure.ExitCode).ShouldBe((cause, stage, exitCode), failure.Message);
        (failure.OutOfMemory, failure.TimedOut).ShouldBe((act == "memory", act == "sleep"));
        (run.Attempt, run.PlatformFailures).ShouldBe((1, 0));

        var quota = await arena.QuotaAsync(run.UserId);
        quota.Allowed.ShouldBe(cause != FailureCause.Participant, quota.Sentence);
        if (!quota.Allowed)
            quota.Sentence.ShouldContain("1 of 1 failed attempt");
        await Arena.LeavesNothingAsync(run.Id);
        await platform.NeighbourIsWellAsync();
    }

    [SkippableTheory]
    [InlineData("not-a-number", "`score` is NaN, a finite number is needed.")]
    [InlineData("boolean", "`score` is true, a number is needed.")]
    [InlineData("no-score", "`score` is missing, a number is needed.")]
    public async Task A_score_that_is_no_number_succeeds_without_a_rank_and_says_why(string act, string words)
    {
        var arena = await platform.ArenaAsync();

        var run = await arena.ScoreAsync(act);

        run.State.ShouldBe(RunState.Succeeded, run.Failure?.Message);
        run.MetricNumbers.ShouldBe([null]);
        run.MetricProblems.ShouldBe([words]);
        (await arena.QuotaAsync(run.UserId)).Allowed.ShouldBeFalse();
        await Arena.LeavesNothingAsync(run.Id);
    }

    [SkippableFact]
    public async Task Whatever_is_scored_after_all_that_is_scored_as_ever()
    {
        var arena = await platform.ArenaAsync();

        var run = await arena.ScoreAsync("succeed");

        run.State.ShouldBe(RunState.Succeeded, run.Failure?.Message);
        (run.MetricNumbers[0], run.Published).ShouldBe((0.5, true));
        (await arena.QuotaAsync(run.UserId)).Sentence.ShouldContain("1 of 1");
        await Arena.LeavesNothingAsync(run.Id);
    }

    [SkippableFact]
    public async Task A_limit_that_a_method_breaks_before_it_ever_scored_is_the_methods_fault()
    {
        await platform.ArenaAsync();
        var fresh = await (await new Arena(platform).OpenAsync()).EquipAsync();

        var run = await fresh.ScoreAsync("memory");

        run.Failure.ShouldNotBeNull().Cause.ShouldBe(FailureCause.Organiser);
        run.Failure.OutOfMemory.ShouldBeTrue();
        (await fresh.QuotaAsync(run.UserId)).Allowed.ShouldBeTrue();
    }
}
