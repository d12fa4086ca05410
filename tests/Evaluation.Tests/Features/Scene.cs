using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.CreatePhase;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Tests.Features;

/// <summary>A challenge with an open and a hidden phase, and one submission of each kind by its owner.</summary>
internal sealed class Scene
{
    public required string Slug { get; init; }
    public required Guid ChallengeId { get; init; }
    public required Guid PhaseId { get; init; }
    public required Guid Method { get; init; }
    public required Guid Truth { get; init; }
    public required Guid Queued { get; init; }
    public required Guid Published { get; init; }
    public required Guid Unpublished { get; init; }
    public required Guid Submission { get; init; }
    private Guid Organiser { get; init; }
    private Guid Owner { get; init; }
    private Guid Participant { get; init; }

    public Guid? IdOf(string who) => who switch
    {
        "anonymous" => null,
        "participant" => Participant,
        "owner" => Owner,
        "admin" => Organiser,
        _ => Guid.CreateVersion7(),
    };

    public static async Task<Scene> OfAsync(PlatformFixture platform, ChallengeVisibility visibility = ChallengeVisibility.Public)
    {
        var organiser = Guid.CreateVersion7();
        var slug = await platform.CreateChallengeAsync(organiser);
        var (owner, participant) = (await platform.ParticipantAsync(slug), await platform.ParticipantAsync(slug));
        var phase = await platform.SendAs(organiser, new CreatePhase(slug, Stage.Settings));
        await platform.SendAs(organiser, new CreatePhase(slug, Stage.Settings with { Title = "Secret", IsPublic = false, SubmissionLimit = 0 }));
        var (method, truth) = await platform.InDatabase<EvaluationDbContext, (Guid, Guid)>(database => VersionsAsync(database, phase.Id, organiser));
        var results = new Results(platform, phase.Id);
        var published = await results.AddAsync(owner, """{"score": 1}""");
        var scene = new Scene
        {
            Slug = slug,
            ChallengeId = (await platform.SendAs(organiser, new ChallengeAccess(slug)))!.Id,
            PhaseId = phase.Id,
            Method = method,
            Truth = truth,
            Queued = (await results.AddQueuedAsync(owner)).Id,
            Published = published.Id,
            Unpublished = (await results.AddAsync(owner, """{"score": 1}""", isPublished: false)).Id,
            Submission = published.SubmissionId,
            Organiser = organiser,
            Owner = owner,
            Participant = participant,
        };
        if (visibility != ChallengeVisibility.Public)
            await platform.ShowAsync(slug, organiser, visibility);
        return scene;
    }

    private static async Task<(Guid, Guid)> VersionsAsync(EvaluationDbContext database, Guid phaseId, Guid organiser)
    {
        var now = TimeProvider.System.GetUtcNow();
        var phase = await database.Phases.SingleAsync(p => p.Id == phaseId);
        var method = ReadyMethod(phaseId, organiser, now);
        var truth = new GroundTruth(phaseId, 1, new StoredFile("truth.csv", new string('b', 64), 3), organiser, now);
        truth.Inspect();
        truth.Ready();
        database.AddRange(method, truth);
        phase.Activate(method);
        phase.Activate(truth);
        await database.SaveChangesAsync();
        return (method.Id, truth.Id);
    }

    private static Method ReadyMethod(Guid phaseId, Guid organiser, DateTimeOffset now)
    {
        var method = GrandChallenge.Evaluation.Domain.Method.OfRegistry(phaseId, 1, "registry.example.org/m@sha256:" + new string('a', 64), organiser, now);
        method.Inspect();
        method.Ready("sha256:" + new string('a', 64));
        return method;
    }
}
