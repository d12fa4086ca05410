using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.PhaseSetups;

/// <summary>All that the admins of a challenge have set: each phase in its order, with every version of its method and ground truth.</summary>
internal sealed record PhaseSetups(string Challenge) : IQuery<IReadOnlyList<PhaseSetup>>;

/// <param name="Methods">Newest first.</param>
/// <param name="GroundTruths">Newest first.</param>
internal sealed record PhaseSetup(
    Guid Id, string Slug, PhaseSettings Settings, IReadOnlyList<SetupVersion> Methods, IReadOnlyList<SetupVersion> GroundTruths);

/// <param name="Reason">Why it was rejected.</param>
/// <param name="Sha256">Of the uploaded file; null for an image in a registry.</param>
/// <param name="Image">The method's image: its name and digest in a registry, or the digest found in the archive.</param>
internal sealed record SetupVersion(Guid Id, int Number, VersionState State, bool IsActive, string? Reason, string? Sha256, string? Image);

internal sealed class PhaseSetupsHandler(EvaluationRules rules, EvaluationDbContext database)
    : IRequestHandler<PhaseSetups, IReadOnlyList<PhaseSetup>>
{
    public async Task<IReadOnlyList<PhaseSetup>> Handle(PhaseSetups query, CancellationToken cancellationToken)
    {
        var challenge = await rules.AdministeredAsync(query.Challenge, cancellationToken);
        var phases = await database.Phases.AsNoTracking()
            .Where(phase => phase.ChallengeId == challenge.Id).OrderBy(phase => phase.Id).ToListAsync(cancellationToken);
        var ids = phases.ConvertAll(phase => phase.Id);
        var methods = await NewestFirstAsync(database.Methods, ids, cancellationToken);
        var truths = await NewestFirstAsync(database.GroundTruths, ids, cancellationToken);
        return phases.ConvertAll(phase => new PhaseSetup(
            phase.Id, phase.Slug, PhaseSettings.Of(phase),
            [.. methods[phase.Id].Select(m => Row(m, phase.ActiveMethodId, m.Archive?.Sha256, m.Reference ?? m.ImageDigest))],
            [.. truths[phase.Id].Select(t => Row(t, phase.ActiveGroundTruthId, t.File.Sha256, image: null))]));
    }

    private static async Task<ILookup<Guid, T>> NewestFirstAsync<T>(IQueryable<T> versions, List<Guid> phases, CancellationToken cancellationToken)
        where T : UploadedVersion
    {
        var found = await versions.AsNoTracking()
            .Where(version => phases.Contains(version.PhaseId)).OrderByDescending(version => version.Number).ToListAsync(cancellationToken);
        return found.ToLookup(version => version.PhaseId);
    }

    private static SetupVersion Row(UploadedVersion version, Guid? active, string? sha256, string? image) =>
        new(version.Id, version.Number, version.State, version.Id == active, version.Reason, sha256, image);
}
