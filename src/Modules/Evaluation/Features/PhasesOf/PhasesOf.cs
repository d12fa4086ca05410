using GrandChallenge.Evaluation.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.PhasesOf;

/// <summary>Phases that the public may know of: a hidden one is no news to other modules either.</summary>
internal sealed class PhasesOfHandler(EvaluationDbContext database, TimeProvider time)
    : IRequestHandler<Contracts.PhasesOf, IReadOnlyList<PhaseSummary>>
{
    public async Task<IReadOnlyList<PhaseSummary>> Handle(Contracts.PhasesOf query, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var phases = await database.Phases.AsNoTracking()
            .Where(phase => query.ChallengeIds.Contains(phase.ChallengeId) && phase.IsPublic)
            .OrderBy(phase => phase.ChallengeId).ThenBy(phase => phase.OpensAt ?? DateTimeOffset.MinValue).ThenBy(phase => phase.CreatedAt)
            .ToListAsync(cancellationToken);
        return phases.ConvertAll(phase => new PhaseSummary(
            phase.Id, phase.ChallengeId, phase.Slug, phase.Title, phase.OpensAt, phase.ClosesAt, phase.StatusAt(now),
            phase.Board == BoardVisibility.Public));
    }
}
