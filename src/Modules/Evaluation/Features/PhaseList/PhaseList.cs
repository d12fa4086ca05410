using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.PhaseList;

/// <summary>The phases of a challenge that the caller may know of, in order of opening.</summary>
internal sealed record PhaseList(string Challenge) : IQuery<ChallengePhases>;

/// <param name="MaySubmit">The caller has joined, or is an admin; whether a phase is open is the phase's own.</param>
internal sealed record ChallengePhases(string Challenge, string Title, bool IsAdmin, bool MaySubmit, IReadOnlyList<PhaseItem> Phases);

/// <param name="SeesBoard">The caller may open the leaderboard.</param>
internal sealed record PhaseItem(
    Guid Id, string Challenge, string Slug, string Title, PhaseStatus Status, bool IsPublic, DateTimeOffset? Opens, DateTimeOffset? Closes,
    IReadOnlyList<SubmissionKinds> Accepts, bool SeesBoard);

internal sealed class PhaseListHandler(EvaluationRules rules, EvaluationDbContext database, TimeProvider time)
    : IRequestHandler<PhaseList, ChallengePhases>
{
    public async Task<ChallengePhases> Handle(PhaseList query, CancellationToken cancellationToken)
    {
        var challenge = await rules.ChallengeAsync(query.Challenge, cancellationToken);
        var now = time.GetUtcNow();
        var phases = await database.Phases.AsNoTracking()
            .Where(phase => phase.ChallengeId == challenge.Id && (phase.IsPublic || challenge.IsAdmin))
            .OrderBy(phase => phase.OpensAt ?? DateTimeOffset.MinValue).ThenBy(phase => phase.CreatedAt)
            .ToListAsync(cancellationToken);
        return new ChallengePhases(
            challenge.Slug, challenge.Title, challenge.IsAdmin, challenge.IsParticipant || challenge.IsAdmin,
            phases.ConvertAll(phase => new PhaseItem(
                phase.Id, challenge.Slug, phase.Slug, phase.Title, phase.StatusAt(now), phase.IsPublic, phase.OpensAt, phase.ClosesAt,
                PhaseSettings.Of(phase).Accepts, EvaluationRules.SeesBoard(new PhaseForCaller(phase, challenge)))));
    }
}
