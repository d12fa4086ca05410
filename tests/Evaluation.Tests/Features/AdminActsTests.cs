using GrandChallenge.Application;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.ActivateMethod;
using GrandChallenge.Evaluation.Features.Leaderboard;
using GrandChallenge.Evaluation.Features.PhaseSubmissions;
using GrandChallenge.Evaluation.Features.PublishResult;
using GrandChallenge.Evaluation.Features.RequeueRun;
using GrandChallenge.Evaluation.Features.ReScore;
using GrandChallenge.Evaluation.Features.UnpublishResult;
using GrandChallenge.TestKit;

namespace GrandChallenge.Evaluation.Tests.Features;

[Collection(ReadSide.Name)]
public sealed class AdminActsTests(WebOnlyPlatform platform)
{
    private readonly Stage stage = new(platform);

    [Fact]
    public async Task Publishing_frees_and_takes_a_place_on_the_board()
    {
        var results = new Results(platform, await stage.WithPhaseAsync());
        var best = await results.AddAsync(Guid.CreateVersion7(), """{"score": 2}""");
        await results.AddAsync(Guid.CreateVersion7(), """{"score": 1}""");
        (await Scores()).ShouldBe([2, 1]);

        await platform.SendAs(stage.Organiser, new UnpublishResult(best.Id));
        (await Scores()).ShouldBe([1]);

        await platform.SendAs(stage.Organiser, new PublishResult(best.Id));
        (await Scores()).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task Unpublishing_does_not_bring_up_an_older_result_of_the_submission()
    {
        var results = new Results(platform, await stage.WithPhaseAsync());
        var old = await results.AddAsync(Guid.CreateVersion7(), """{"score": 2}""");
        var fresh = await results.AgainAsync(old.SubmissionId, """{"score": 3}""");

        await platform.SendAs(stage.Organiser, new UnpublishResult(fresh.Id));

        (await Scores()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_run_is_tried_again_and_a_succeeded_one_is_not()
    {
        var results = new Results(platform, await stage.WithPhaseAsync());
        var failed = await results.AddQueuedAsync(Guid.CreateVersion7(), new RunFailure(FailureCause.Organiser, RunState.Running, "It broke."));
        var succeeded = await results.AddAsync(Guid.CreateVersion7(), """{"score": 2}""");

        await platform.SendAs(stage.Organiser, new RequeueRun(failed.Id));

        var run = await results.ReadAsync(failed.Id);
        (run.State, run.Attempt).ShouldBe((RunState.Queued, 2));
        await Should.ThrowAsync<ConflictRefusal>(() => platform.SendAs(stage.Organiser, new RequeueRun(succeeded.Id)));
    }

    [Fact]
    public async Task Scoring_anew_queues_what_the_active_method_has_not_scored_and_only_once()
    {
        var phase = await stage.WithPhaseAsync();
        var results = new Results(platform, phase);
        for (var i = 0; i < 3; i++)
            await results.AddAsync(Guid.CreateVersion7(), $$"""{"score": {{i}}}""");
        await results.AddQueuedAsync(Guid.CreateVersion7(), new RunFailure(FailureCause.Organiser, RunState.Running, "It broke."));
        (await platform.SendAs(stage.Organiser, new ReScorePlan(stage.Slug, "final"))).Count.ShouldBe(1);
        await ActivateAnotherMethodAsync(phase);

        (await platform.SendAs(null, new Leaderboard(stage.Slug, "final"))).Outdated.ShouldBe(3);
        var refusal = await Should.ThrowAsync<ValidationRefusal>(() => platform.SendAs(stage.Organiser, new ReScorePhase(phase, 3)));
        refusal.Message.ShouldContain("4 submissions");
        (await platform.SendAs(stage.Organiser, new ReScorePhase(phase, 4))).ShouldBe(4);

        (await platform.SendAs(stage.Organiser, new ReScorePlan(stage.Slug, "final"))).Count.ShouldBe(0);
        (await platform.SendAs(stage.Organiser, new PhaseSubmissions(stage.Slug, "final", RunState.Queued))).Total.ShouldBe(4);
        (await Scores()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task One_submission_is_scored_anew_once()
    {
        var phase = await stage.WithPhaseAsync();
        var run = await new Results(platform, phase).AddAsync(Guid.CreateVersion7(), """{"score": 2}""");
        var again = new ReScoreSubmission(run.SubmissionId);
        await Should.ThrowAsync<ConflictRefusal>(() => platform.SendAs(stage.Organiser, again));
        await ActivateAnotherMethodAsync(phase);

        var fresh = await platform.SendAs(stage.Organiser, again);

        fresh.ShouldNotBe(run.Id);
        await Should.ThrowAsync<ConflictRefusal>(() => platform.SendAs(stage.Organiser, again));
    }

    [Fact]
    public async Task Submissions_are_filtered_by_user_and_state()
    {
        var results = new Results(platform, await stage.WithPhaseAsync());
        var ada = await platform.CreateUserAsync($"ada-{stage.Slug}");
        await results.AddAsync(ada, """{"score": 2}""");
        await results.AddQueuedAsync(ada);
        await results.AddAsync(Guid.CreateVersion7(), """{"score": 2}""");

        (await Total(null, null)).ShouldBe(3);
        (await Total(null, $"ADA-{stage.Slug}")).ShouldBe(2);
        (await Total(RunState.Queued, $"ada-{stage.Slug}")).ShouldBe(1);
        (await Total(null, "nobody-of-that-name")).ShouldBe(0);
    }

    private async Task<int> Total(RunState? state, string? user) =>
        (await platform.SendAs(stage.Organiser, new PhaseSubmissions(stage.Slug, "final", state, user))).Total;

    private async Task<List<double>> Scores() =>
        [.. (await platform.SendAs(null, new Leaderboard(stage.Slug, "final"))).Rows.Items.Select(row => row.Cells[0].Number!.Value)];

    private async Task ActivateAnotherMethodAsync(Guid phase) =>
        await platform.SendAs(stage.Organiser, new ActivateMethod(await stage.AddMethodAsync(phase, 2)));
}
