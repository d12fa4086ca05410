using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.CreatePhase;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Storage;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Evaluation.Tests;

/// <summary>The platform as a web process: what is submitted waits, because no worker takes it.</summary>
public sealed class WebOnlyPlatform : PlatformFixture
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("GC_ROLE", "web")];
}

/// <summary>A challenge with one phase, set up through the platform's own commands.</summary>
internal sealed class Stage(PlatformFixture platform)
{
    public Guid Organiser { get; } = Guid.CreateVersion7();

    public string Slug { get; private set; } = "";

    public static PhaseSettings Settings { get; } = new()
    {
        Title = "Final",
        Accepts = [SubmissionKinds.Csv],
        SubmissionLimit = 3,
        ScorePath = "score",
        MemoryMiB = 128,
        ScratchMiB = 32,
        TimeLimitSeconds = 30,
    };

    public async Task<Guid> WithPhaseAsync(PhaseSettings? settings = null, bool hasMethod = true)
    {
        Slug = await platform.CreateChallengeAsync(Organiser);
        var phase = await platform.SendAs(Organiser, new CreatePhase(Slug, settings ?? Settings));
        if (hasMethod)
            await platform.InDatabase<EvaluationDbContext, int>(database => ActivateAsync(database, phase.Id));
        return phase.Id;
    }

    public Task<Guid> ParticipantAsync() => platform.ParticipantAsync(Slug);

    public async Task<Guid> UploadAsync(Guid user, string fileName = "predictions.csv", string content = "case,score\n1,0.5\n")
    {
        using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content));
        return await platform.Services.GetRequiredService<Uploads>().AddAsync(user, fileName, bytes, bytes.Length);
    }

    /// <summary>A further version of the phase's method, ready to be activated.</summary>
    public Task<Guid> AddMethodAsync(Guid phaseId, int number) => platform.InDatabase<EvaluationDbContext, Guid>(async database =>
    {
        var method = ReadyMethod(phaseId, number);
        database.Add(method);
        await database.SaveChangesAsync();
        return method.Id;
    });

    private async Task<int> ActivateAsync(EvaluationDbContext database, Guid phaseId)
    {
        var phase = await database.Phases.SingleAsync(p => p.Id == phaseId);
        var method = ReadyMethod(phaseId, 1);
        database.Add(method);
        phase.Activate(method);
        return await database.SaveChangesAsync();
    }

    private Method ReadyMethod(Guid phaseId, int number)
    {
        var digest = "sha256:" + new string((char)('a' + number - 1), 64);
        var method = Method.OfRegistry(phaseId, number, $"registry.example.org/m@{digest}", Organiser, TimeProvider.System.GetUtcNow());
        method.Inspect();
        method.Ready(digest);
        return method;
    }
}
