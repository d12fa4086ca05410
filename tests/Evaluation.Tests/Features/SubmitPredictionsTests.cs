using GrandChallenge.Application;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.EditPhase;
using GrandChallenge.Evaluation.Features.SubmitPredictions;
using GrandChallenge.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Evaluation.Tests.Features;

public sealed class SubmitPredictionsTests(WebOnlyPlatform platform) : IClassFixture<WebOnlyPlatform>
{
    private readonly Stage stage = new(platform);

    [Fact]
    public async Task A_submission_is_kept_under_its_hash_and_queued_once()
    {
        var phase = await stage.WithPhaseAsync();
        var user = await stage.ParticipantAsync();

        var receipt = await platform.SendAs(user, new SubmitPredictions(phase, await stage.UploadAsync(user), "first try"));

        receipt.Remaining.ShouldBe(2);
        platform.Services.GetRequiredService<BlobStore>().Exists(receipt.Sha256).ShouldBeTrue();
        var run = await platform.InDatabase<EvaluationDbContext, EvaluationRun>(db => db.Runs.SingleAsync(r => r.SubmissionId == receipt.SubmissionId));
        run.State.ShouldBe(RunState.Queued);
    }

    [Fact]
    public async Task Of_200_posts_at_the_same_moment_a_limit_of_one_takes_exactly_one()
    {
        var phase = await stage.WithPhaseAsync(Stage.Settings with { SubmissionLimit = 1 });
        var user = await stage.ParticipantAsync();
        var uploads = new List<Guid>();
        for (var i = 0; i < 200; i++)
            uploads.Add(await stage.UploadAsync(user, content: $"case,score\n1,{i}\n"));

        var outcomes = await Task.WhenAll(uploads.Select(upload => Outcome(user, new SubmitPredictions(phase, upload))));

        outcomes.Count(outcome => outcome is null).ShouldBe(1);
        outcomes.Where(outcome => outcome is not null).ShouldAllBe(outcome => outcome is ConflictRefusal);
        (await platform.InDatabase<EvaluationDbContext, int>(db => db.Submissions.CountAsync(s => s.PhaseId == phase))).ShouldBe(1);
        (await platform.InDatabase<EvaluationDbContext, int>(db => db.Runs.CountAsync(r => r.PhaseId == phase))).ShouldBe(1);
    }

    [Fact]
    public async Task A_used_up_quota_says_when_the_next_slot_opens()
    {
        var phase = await stage.WithPhaseAsync(Stage.Settings with { SubmissionLimit = 1 });
        var user = await stage.ParticipantAsync();
        await platform.SendAs(user, new SubmitPredictions(phase, await stage.UploadAsync(user)));

        var refusal = await Outcome(user, new SubmitPredictions(phase, await stage.UploadAsync(user)));

        refusal.ShouldBeOfType<ConflictRefusal>().Message.ShouldContain("1 of 1");
        refusal!.Message.ShouldContain("next slot");
    }

    [Fact]
    public async Task A_deadline_that_passes_during_the_upload_decides_at_the_commit()
    {
        var phase = await stage.WithPhaseAsync();
        var user = await stage.ParticipantAsync();
        var upload = await stage.UploadAsync(user);
        var now = TimeProvider.System.GetUtcNow();
        await platform.SendAs(stage.Organiser, new EditPhase(phase, Stage.Settings with { Opens = now.AddDays(-2), Closes = now.AddSeconds(-1) }));

        var refusal = await Outcome(user, new SubmitPredictions(phase, upload));

        refusal.ShouldBeOfType<ConflictRefusal>().Message.ShouldContain("closed at");
        (await platform.InDatabase<EvaluationDbContext, int>(db => db.Submissions.CountAsync(s => s.PhaseId == phase))).ShouldBe(0);
    }

    [Fact]
    public async Task Only_participants_submit()
    {
        var phase = await stage.WithPhaseAsync();
        var stranger = Guid.CreateVersion7();

        (await Outcome(stranger, new SubmitPredictions(phase, await stage.UploadAsync(stranger))))
            .ShouldBeOfType<ForbiddenRefusal>().Message.ShouldContain("Join");
    }

    [Fact]
    public async Task Nobody_submits_the_upload_of_another()
    {
        var phase = await stage.WithPhaseAsync();
        var (anna, ben) = (await stage.ParticipantAsync(), await stage.ParticipantAsync());

        (await Outcome(ben, new SubmitPredictions(phase, await stage.UploadAsync(anna)))).ShouldBeOfType<ValidationRefusal>();
    }

    [Theory]
    [InlineData("predictions.json", "{}", ".csv")]
    [InlineData("predictions.csv", "case,score\n", "row")]
    [InlineData("predictions.csv", "case,score\n1,2,3\n", "column")]
    [InlineData("predictions.csv", "case,score\n1,\0\n", "NUL")]
    public async Task A_file_that_cannot_be_scored_is_refused_with_the_reason_and_costs_nothing(string name, string content, string reason)
    {
        var phase = await stage.WithPhaseAsync(Stage.Settings with { SubmissionLimit = 1 });
        var user = await stage.ParticipantAsync();

        var refusal = await Outcome(user, new SubmitPredictions(phase, await stage.UploadAsync(user, name, content)));

        refusal.ShouldBeOfType<ValidationRefusal>().Message.ShouldContain(reason, Case.Insensitive);
        (await Outcome(user, new SubmitPredictions(phase, await stage.UploadAsync(user)))).ShouldBeNull();
    }

    private async Task<Refusal?> Outcome(Guid user, SubmitPredictions submit)
    {
        try
        {
            await platform.SendAs(user, submit);
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal;
        }
    }
}
