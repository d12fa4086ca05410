using GrandChallenge.Application.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.CancelRun;
using GrandChallenge.Evaluation.Features.RunEvaluation;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Hostile.Tests.Scoring;

/// <summary>The supervisor while a container runs.</summary>
[Collection(ScoringTests.Name)]
public sealed class SupervisionTests(ScoringPlatform platform)
{
    [SkippableFact]
    public async Task A_cancelled_run_is_killed_at_once_and_stays_cancelled()
    {
        var arena = await platform.ArenaAsync();
        var id = await arena.SubmitAsync("sleep");
        await arena.IsUpAsync(id);

        await platform.SendAs(arena.Organiser, new CancelRun(id));
        await Eventually.TrueAsync(async () => (await RunTraces.OfAsync(id)).Count == 0, TimeSpan.FromSeconds(8));

        (await arena.ScoreAsync("succeed")).State.ShouldBe(RunState.Succeeded);
        var run = await arena.RunAsync(id);
        (run.State, run.Failure, run.MetricsText).ShouldBe((RunState.Cancelled, null, null));
    }

    [SkippableFact]
    public async Task A_job_that_comes_twice_starts_nothing()
    {
        var arena = await platform.ArenaAsync();
        var id = await arena.SubmitAsync("wait");
        await arena.IsUpAsync(id);
        var container = await RunTraces.ScorerAsync(id);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => platform.SendAsSystem(new RunNextEvaluation())));

        (await RunTraces.ScorerAsync(id)).ShouldBe(container);
        await Arena.LetGoAsync(id);
        var run = await arena.EndAsync(id);
        (run.State, run.Attempt, run.PlatformFailures).ShouldBe((RunState.Succeeded, 1, 0));
        (await arena.InDatabase(db => db.Runs.CountAsync(r => r.SubmissionId == run.SubmissionId))).ShouldBe(1);
    }

    [SkippableFact]
    public async Task A_database_that_drops_every_connection_costs_no_result()
    {
        var arena = await platform.ArenaAsync();
        var id = await arena.SubmitAsync("wait");
        await arena.IsUpAsync(id);
        var container = await RunTraces.ScorerAsync(id);

        await arena.InDatabase(db => db.Database.ExecuteSqlRawAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"));
        (await RunTraces.ScorerAsync(id)).ShouldBe(container);
        await Arena.LetGoAsync(id);

        var run = await arena.EndAsync(id);
        (run.State, run.Attempt).ShouldBe((RunState.Succeeded, 1), run.Failure?.Message);
        await Arena.LeavesNothingAsync(id);
    }

    [SkippableFact]
    public async Task A_run_whose_message_was_never_sent_is_found()
    {
        var arena = await platform.ArenaAsync();
        var scored = await arena.ScoreAsync("succeed");

        var id = await arena.InDatabase(async db =>
        {
            var submission = await db.Submissions.SingleAsync(s => s.Id == scored.SubmissionId);
            var unannounced = new EvaluationRun(submission, scored.MethodId, scored.GroundTruthId, await db.NowAsync(CancellationToken.None));
            db.Add(unannounced);
            await db.SaveChangesAsync();
            return unannounced.Id;
        });

        (await arena.EndAsync(id)).State.ShouldBe(RunState.Succeeded);
    }
}
