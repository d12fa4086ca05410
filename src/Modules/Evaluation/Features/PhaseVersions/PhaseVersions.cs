using GrandChallenge.Accounts.Contracts;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.PhaseVersions;

/// <summary>All versions of a phase's method and ground truth, the newest first; for the challenge's admins.</summary>
internal sealed record PhaseVersions(string Challenge, string Phase) : IQuery<VersionsOfPhase>;

internal sealed record VersionsOfPhase(
    Guid PhaseId, string Challenge, string Phase, string Title, IReadOnlyList<VersionRow> Methods, IReadOnlyList<VersionRow> GroundTruths);

/// <param name="Reason">What is missing or wrong; set when rejected.</param>
/// <param name="FileName">Of the upload; null for an image named in a registry.</param>
/// <param name="Sha256">Of the upload's bytes.</param>
/// <param name="Reference">The image in a registry, name@sha256:digest.</param>
/// <param name="ImageDigest">Of the image that runs; known once ready.</param>
internal sealed record VersionRow(
    Guid Id, int Number, VersionState State, string? Reason, bool IsActive, DateTimeOffset UploadedAt, string UploadedBy,
    string? FileName, string? Sha256, long? Bytes, string? Reference, string? ImageDigest)
{
    public bool IsUnderway => State is VersionState.Uploaded or VersionState.Inspecting;
}

internal sealed class PhaseVersionsHandler(EvaluationRules rules, EvaluationDbContext database, IMediator mediator)
    : IRequestHandler<PhaseVersions, VersionsOfPhase>
{
    public async Task<VersionsOfPhase> Handle(PhaseVersions query, CancellationToken cancellationToken)
    {
        var (phase, challenge) = await rules.AdministeredPhaseAsync(query.Challenge, query.Phase, cancellationToken);
        var methods = await database.Methods.AsNoTracking().Where(m => m.PhaseId == phase.Id).OrderByDescending(m => m.Number).ToListAsync(cancellationToken);
        var truths = await database.GroundTruths.AsNoTracking().Where(t => t.PhaseId == phase.Id).OrderByDescending(t => t.Number).ToListAsync(cancellationToken);
        var names = await mediator.Send(
            new UserNames([.. methods.Select(m => m.UploadedBy).Concat(truths.Select(t => t.UploadedBy)).Distinct()]), cancellationToken);
        return new VersionsOfPhase(
            phase.Id, challenge.Slug, phase.Slug, phase.Title,
            methods.ConvertAll(m => RowOf(m, m.Archive, phase.ActiveMethodId, names) with { Reference = m.Reference, ImageDigest = m.ImageDigest }),
            truths.ConvertAll(t => RowOf(t, t.File, phase.ActiveGroundTruthId, names)));
    }

    private static VersionRow RowOf(UploadedVersion version, StoredFile? file, Guid? active, IReadOnlyDictionary<Guid, string> names) => new(
        version.Id, version.Number, version.State, version.Reason, version.Id == active, version.UploadedAt,
        names.GetValueOrDefault(version.UploadedBy, "unknown"), file?.FileName, file?.Sha256, file?.Size, null, null);
}

internal sealed class PhaseVersionsField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Query<PhaseVersions, VersionsOfPhase>(
        "phaseVersions", "All versions of a phase's method and ground truth; for the challenge's admins.");
}
