using System.Text;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.CreatePhase;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Evaluation.Features.SubmitPredictions;
using GrandChallenge.Evaluation.Features.UploadGroundTruth;
using GrandChallenge.Evaluation.Features.UploadMethod;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Hostile.Tests;

/// <summary>A challenge with one phase whose method does what each submission says.</summary>
internal sealed class Arena(PlatformFixture platform)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static PhaseSettings Settings { get; } = new()
    {
        Title = "Final",
        Accepts = [SubmissionKinds.Csv, SubmissionKinds.Zip],
        SubmissionLimit = 1,
        FailedAttemptsLimit = 1,
        ScorePath = "score",
        MemoryMiB = 112,
        ScratchMiB = 16,
        TimeLimitSeconds = 10,
    };

    public Guid Organiser { get; } = Guid.CreateVersion7();

    public string Slug { get; private set; } = "";

    public Guid Phase { get; private set; }

    public async Task<Arena> OpenAsync(PhaseSettings? settings = null)
    {
        Slug = await platform.CreateChallengeAsync(Organiser);
        Phase = (await platform.SendAs(Organiser, new CreatePhase(Slug, settings ?? Settings))).Id;
        return this;
    }

    /// <summary>Method and ground truth in place through the organiser's own doors.</summary>
    public async Task<Arena> EquipAsync()
    {
        await platform.SendAs(Organiser, new UploadGroundTruth(Phase, await UploadAsync(Organiser, "truth.csv", "case,label\n1,0\n"u8.ToArray()), Activate: true));
        (await UploadMethodAsync(HostileMethod.Archive())).State.ShouldBe(VersionState.Ready);
        await Eventually.TrueAsync(async () => (await PhaseAsync()).ActiveGroundTruthId is not null, Patience);
        return this;
    }

    /// <returns>The version after its inspection.</returns>
    public async Task<Method> UploadMethodAsync(byte[] archive)
    {
        var version = await platform.SendAs(Organiser, new UploadMethod(Phase, await UploadAsync(Organiser, "method.tar", archive), null, Activate: true));
        Method? method = null;
        await Eventually.TrueAsync(
            async () => (method = await InDatabase(db => db.Methods.AsNoTracking().SingleAsync(m => m.Id == version.Id))).State > VersionState.Inspecting, Patience);
        return method!;
    }

    public Task<Guid> ParticipantAsync() => platform.ParticipantAsync(Slug);

    /// <returns>The evaluation that the submission of a new participant began.</returns>
    public async Task<Guid> SubmitAsync(string act)
    {
        var user = await ParticipantAsync();
        var upload = await UploadAsync(user, "predictions.csv", Encoding.UTF8.GetBytes($"act\n{act}\n"));
        return (await platform.SendAs(user, new SubmitPredictions(Phase, upload))).EvaluationId;
    }

    public async Task<EvaluationRun> ScoreAsync(string act) => await EndAsync(await SubmitAsync(act));

    public Task<EvaluationRun> RunAsync(Guid id) => InDatabase(db => db.Runs.AsNoTracking().SingleAsync(run => run.Id == id));

    public async Task<EvaluationRun> EndAsync(Guid id)
    {
        await Eventually.TrueAsync(async () => (await RunAsync(id)).State.IsTerminal(), Patience);
        return await RunAsync(id);
    }

    /// <summary>Until the container of the act "wait" runs and has been heard.</summary>
    public Task IsUpAsync(Guid id) =>
        Eventually.TrueAsync(() => InDatabase(db => db.LogLines.AnyAsync(line => line.RunId == id && line.Text == "up")), Patience);

    public static async Task LetGoAsync(Guid id) => await Shell.RunAsync("docker", "exec", (await RunTraces.ScorerAsync(id))!, "touch", "/tmp/go");

    public static Task LeavesNothingAsync(Guid id) => Eventually.TrueAsync(async () => (await RunTraces.OfAsync(id)).Count == 0, TimeSpan.FromSeconds(30));

    public async Task<QuotaDecision> QuotaAsync(Guid user) => Quota.Decide(
        (await PhaseAsync()).Quota, await InDatabase(db => db.HistoryAsync(Phase, user, CancellationToken.None)), TimeProvider.System.GetUtcNow());

    public Task<Phase> PhaseAsync() => InDatabase(db => db.Phases.AsNoTracking().SingleAsync(phase => phase.Id == Phase));

    public async Task<Guid> UploadAsync(Guid user, string name, byte[] content) =>
        await platform.Services.GetRequiredService<Storage.Uploads>().AddAsync(user, name, new MemoryStream(content), content.Length);

    public Task<T> InDatabase<T>(Func<EvaluationDbContext, Task<T>> read) => platform.InDatabase(read);
}
