using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.RecoverRuns;

/// <summary>The attempts that some worker holds or may adopt: what they have on an engine is needed.</summary>
internal sealed record ActiveAttempts : IQuery<IReadOnlySet<(Guid RunId, int Attempt)>>;

internal sealed class ActiveAttemptsHandler(EvaluationDbContext database)
    : IRequestHandler<ActiveAttempts, IReadOnlySet<(Guid RunId, int Attempt)>>
{
    public async Task<IReadOnlySet<(Guid RunId, int Attempt)>> Handle(ActiveAttempts query, CancellationToken cancellationToken)
    {
        var active = await database.Runs
            .Where(run => run.State == RunState.Queued || run.Lease != null)
            .Select(run => new { run.Id, run.Attempt })
            .ToListAsync(cancellationToken);
        return active.Select(run => (run.Id, run.Attempt)).ToHashSet();
    }
}
