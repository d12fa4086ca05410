using GrandChallenge.Application.Data;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>The worker is there and goes on with the run, if it is still its own.</summary>
internal sealed record RenewLease(Guid RunId, int Attempt, string Holder) : ICommand<LeaseStatus>;

internal enum LeaseStatus
{
    Held,

    /// <summary>Another holds this attempt or is about to.</summary>
    TakenOver,

    /// <summary>Cancelled, or queued again as another attempt.</summary>
    Ended,
}

internal sealed class RenewLeaseHandler(EvaluationDbContext database, Worker worker) : IRequestHandler<RenewLease, LeaseStatus>
{
    public async Task<LeaseStatus> Handle(RenewLease command, CancellationToken cancellationToken)
    {
        var now = await database.NowAsync(cancellationToken);
        var renewed = await database.Runs
            .Where(run => run.Id == command.RunId && run.Lease!.Worker == command.Holder)
            .ExecuteUpdateAsync(run => run.SetProperty(r => r.Lease!.ExpiresAt, now + worker.Lease), cancellationToken);
        if (renewed == 1)
            return LeaseStatus.Held;

        var found = await database.Runs.AsNoTracking().SingleOrDefaultAsync(run => run.Id == command.RunId, cancellationToken);
        return found is null || found.State.IsTerminal() || found.Attempt != command.Attempt ? LeaseStatus.Ended : LeaseStatus.TakenOver;
    }
}
