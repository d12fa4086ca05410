using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.CreatePhase;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Evaluation.Features.SubmitPredictions;
using GrandChallenge.Evaluation.Features.UploadGroundTruth;
using GrandChallenge.Evaluation.Features.UploadMethod;
using GrandChallenge.Storage;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GrandChallenge.Bench;

/// <summary>The platform as one process on a database of its own, with a challenge that a benchmark submits to.</summary>
internal sealed class BenchPlatform : PlatformServer, IAsyncDisposable
{
    private readonly string role;

    private BenchPlatform(string role) => this.role = role;

    public Guid Organiser { get; } = Guid.CreateVersion7();

    public string Slug { get; private set; } = "";

    public Guid Phase { get; private set; }

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("GC_ROLE", role), new("Logging:LogLevel:Microsoft.EntityFrameworkCore", "None")];

    public static async Task<BenchPlatform> StartAsync(string role, PhaseSettings settings)
    {
        var platform = new BenchPlatform(role);
        await platform.InitializeAsync();
        platform.Slug = await platform.CreateChallengeAsync(platform.Organiser);
        platform.Phase = (await platform.SendAs(platform.Organiser, new CreatePhase(platform.Slug, settings))).Id;
        return platform;
    }

    public async Task UseMethodAsync(string fileName, byte[] archive)
    {
        await SendAs(Organiser, new UploadMethod(Phase, await UploadAsync(fileName, archive), null, Activate: true));
        await UntilAsync(database => database.Phases.AnyAsync(phase => phase.Id == Phase && phase.ActiveMethodId != null));
    }

    public async Task UseTruthAsync(string fileName, byte[] archive)
    {
        await SendAs(Organiser, new UploadGroundTruth(Phase, await UploadAsync(fileName, archive), Activate: true));
        await UntilAsync(database => database.Phases.AnyAsync(phase => phase.Id == Phase && phase.ActiveGroundTruthId != null));
    }

    /// <summary>Submits and waits until the row is ranked.</summary>
    /// <returns>The run.</returns>
    public async Task<EvaluationRun> ScoreAsync(byte[] predictions)
    {
        var receipt = await SendAs(Organiser, new SubmitPredictions(Phase, await UploadAsync("predictions.csv", predictions)));
        await UntilAsync(database => database.Runs.AnyAsync(run => run.Id == receipt.EvaluationId && run.FinishedAt != null));
        var run = await InDatabase<EvaluationDbContext, EvaluationRun>(database => database.Runs.SingleAsync(r => r.Id == receipt.EvaluationId));
        return run.State == RunState.Succeeded ? run : throw new InvalidOperationException(run.Failure?.Message);
    }

    public async Task<Guid> UploadAsync(string fileName, byte[] content)
    {
        using var bytes = new MemoryStream(content);
        return await Services.GetRequiredService<Uploads>().AddAsync(Organiser, fileName, bytes, bytes.Length);
    }

    public async Task UntilAsync(Func<EvaluationDbContext, Task<bool>> isSo)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await InDatabase(isSo))
            await timer.WaitForNextTickAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await ((IAsyncLifetime)this).DisposeAsync();
}
