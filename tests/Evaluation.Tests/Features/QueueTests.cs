using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.ActivateMethod;
using GrandChallenge.Evaluation.Features.CancelWaitingRuns;
using GrandChallenge.Evaluation.Features.EditPhase;
using GrandChallenge.Evaluation.Features.EvaluationDetail;
using GrandChallenge.Evaluation.Features.ReScore;
using GrandChallenge.Evaluation.Features.RunEvaluation;
using GrandChallenge.Evaluation.Features.SubmitPredictions;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Tests.Features;

/// <summary>Which run comes next, with a queue that no other test touches.</summary>
public sealed class QueueTests(WebOnlyPlatform platform) : IClassFixture<WebOnlyPlatform>, IAsyncLifetime
{
    private readonly Stage stage = new(platform);

    public Task InitializeAsync() => platform.InDatabase<EvaluationDbContext, int>(database => database.Runs.ExecuteDeleteAsync());

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_new_submission_goes_before_results_that_are_scored_anew()
    {
        var phase = await stage.WithPhaseAsync();
        var results = new Results(platform, phase);
        var old = new[] { await results.AddAsync(Guid.CreateVersion7(), """{"score": 1}"""), await results.AddAsync(Guid.CreateVersion7(), """{"score": 2}""") };
        await platform.SendAs(stage.Organiser, new ActivateMethod(await stage.AddMethodAsync(phase, 2)));
        await platform.SendAs(stage.Organiser, new ReScorePhase(phase, 2));
        var user = await stage.ParticipantAsync();

        var fresh = (await platform.SendAs(user, new SubmitPredictions(phase, await stage.UploadAsync(user)))).EvaluationId;

        (await ViewAsync(fresh)).QueuePlace.ShouldBe(1);
        var again = await platform.InDatabase<EvaluationDbContext, List<Guid>>(database => database.Runs
            .Where(run => run.State == RunState.Queued && run.Id != fresh).OrderBy(run => run.SubmittedAt).Select(run => run.Id).ToListAsync());
        (await ViewAsync(again[0])).QueuePlace.ShouldBe(2);
        (await ViewAsync(again[1])).QueuePlace.ShouldBe(3);
        (await ClaimAsync())!.RunId.ShouldBe(fresh);
        (await ClaimAsync())!.Submission.Id.ShouldBe(old[0].SubmissionId);
        (await ClaimAsync())!.Submission.Id.ShouldBe(old[1].SubmissionId);
        (await ClaimAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task What_a_run_may_use_is_written_down_when_a_worker_takes_it()
    {
        var phase = await stage.WithPhaseAsync();
        var run = await new Results(platform, phase).AddQueuedAsync(Guid.CreateVersion7());
        (await ViewAsync(run.Id)).Profile.ShouldBeNull();
        var claimed = (await ClaimAsync()).ShouldNotBeNull();
        var edited = Stage.Settings with { MemoryMiB = 256, TimeLimitSeconds = 60 };
        await platform.SendAs(stage.Organiser, new EditPhase(phase, edited));

        (await ViewAsync(run.Id)).Profile.ShouldBe(new EvaluationProfile(30, 128, 1, 32, Gpu: false));

        // The container of an attempt that is handed over has the old limits.
        await platform.SendAsSystem(new HandOverRun(run.Id, claimed.Holder));
        (await ClaimAsync())!.Profile.MemoryMiB.ShouldBe(128);
    }

    [Fact]
    public async Task A_worker_without_a_GPU_passes_over_runs_that_need_one()
    {
        var withGpu = await new Results(platform, await stage.WithPhaseAsync(Stage.Settings with { NeedsGpu = true })).AddQueuedAsync(Guid.CreateVersion7());
        var without = await new Results(platform, await new Stage(platform).WithPhaseAsync()).AddQueuedAsync(Guid.CreateVersion7());

        (await ClaimAsync())!.RunId.ShouldBe(without.Id);
        (await ClaimAsync()).ShouldBeNull();
        var claimed = (await ClaimAsync(needsGpu: true)).ShouldNotBeNull();

        claimed.RunId.ShouldBe(withGpu.Id);
        claimed.Profile.NeedsGpu.ShouldBeTrue();
    }

    [Fact]
    public async Task A_run_that_needs_a_GPU_says_so_while_no_live_worker_has_one()
    {
        var run = await new Results(platform, await stage.WithPhaseAsync(Stage.Settings with { NeedsGpu = true })).AddQueuedAsync(Guid.CreateVersion7());
        await platform.CreateUserAsync($"gpu-{stage.Slug}", isSiteAdmin: true);
        var visitor = await WebVisitor.To(platform).SignInAsync($"gpu-{stage.Slug}");

        (await visitor.OpenAsync($"/evaluations/{run.Id}")).Text.ShouldContain("waits for a worker with a GPU");
        await platform.SendAsSystem(new AnnounceWorker(HasGpu: false));
        (await ViewAsync(run.Id)).WaitsForGpu.ShouldBeTrue();
        await platform.SendAsSystem(new AnnounceWorker(HasGpu: true));
        (await ViewAsync(run.Id)).WaitsForGpu.ShouldBeFalse();
        (await visitor.OpenAsync($"/evaluations/{run.Id}")).Text.ShouldNotContain("GPU");

        await platform.InDatabase<EvaluationDbContext, int>(
            database => database.Database.ExecuteSqlAsync($"UPDATE evaluation.workers SET live_until = now() - interval '1 second'"));
        (await ViewAsync(run.Id)).WaitsForGpu.ShouldBeTrue("a worker that has fallen silent is gone");
    }

    [Fact]
    public async Task All_that_waits_in_a_phase_is_cancelled_in_one_act_and_nothing_else()
    {
        var results = new Results(platform, await stage.WithPhaseAsync());
        var running = await results.AddQueuedAsync(Guid.CreateVersion7());
        await ClaimAsync();
        EvaluationRun[] waiting = [await results.AddQueuedAsync(Guid.CreateVersion7()), await results.AddQueuedAsync(Guid.CreateVersion7())];
        var scored = await results.AddAsync(Guid.CreateVersion7(), """{"score": 1}""");
        var elsewhere = await new Results(platform, await new Stage(platform).WithPhaseAsync()).AddQueuedAsync(Guid.CreateVersion7());

        (await platform.SendAs(stage.Organiser, new CancelWaitingRuns(stage.Slug, "final"))).ShouldBe(2);

        foreach (var (run, state) in waiting.Select(run => (run, RunState.Cancelled)).Concat(
            [(running, RunState.Preparing), (scored, RunState.Succeeded), (elsewhere, RunState.Queued)]))
            (await results.ReadAsync(run.Id)).State.ShouldBe(state);
        (await platform.SendAs(stage.Organiser, new CancelWaitingRuns(stage.Slug, "final"))).ShouldBe(0);
    }

    [Fact]
    public async Task An_admin_cancels_all_that_waits_from_the_page_of_submissions()
    {
        var results = new Results(platform, await stage.WithPhaseAsync());
        var waiting = await results.AddQueuedAsync(Guid.CreateVersion7());
        await platform.CreateUserAsync($"boss-{stage.Slug}", isSiteAdmin: true);
        var visitor = await WebVisitor.To(platform).SignInAsync($"boss-{stage.Slug}");
        var page = await visitor.OpenAsync($"/challenges/{stage.Slug}/phases/final/submissions");

        var after = await visitor.SubmitFormAsync(page, "form[action*='CancelWaiting']");

        after.Text.ShouldContain("1 waiting evaluation is cancelled.");
        (await results.ReadAsync(waiting.Id)).State.ShouldBe(RunState.Cancelled);
    }

    private Task<ClaimedRun?> ClaimAsync(bool needsGpu = false) => platform.SendAsSystem(new ClaimNextRun($"worker/{Guid.CreateVersion7()}", needsGpu));

    private Task<EvaluationView> ViewAsync(Guid run) => platform.SendAs(Guid.CreateVersion7(), new EvaluationDetail(run), isSiteAdmin: true);
}
