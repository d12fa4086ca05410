using GrandChallenge.Application.Data;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.RunEvaluation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.RecoverRuns;

/// <summary>Sends runs of silent workers back to the queue, and wakes workers for runs that have waited without a job of their own.</summary>
internal sealed record RecoverRuns : ICommand;

internal sealed class RecoverRunsHandler(EvaluationDbContext database, Worker worker, Outbox outbox)
    : IRequestHandler<RecoverRuns, Unit>
{
    private const int MostWakeUps = 8;

    public async Task<Unit> Handle(RecoverRuns command, CancellationToken cancellationToken)
    {
        var now = await database.NowAsync(cancellationToken);
        var silent = await database.Runs
            .FromSql($"SELECT *, xmin FROM evaluation.runs WHERE lease_expires_at <= {now} FOR UPDATE SKIP LOCKED")
            .ToListAsync(cancellationToken);
        foreach (var run in silent)
        {
            run.Release(now);
            outbox.Publish(new RunNextEvaluationJob());
        }

        var waited = now - worker.Lease;
        var overdue = await database.Runs
            .Where(run => run.State == RunState.Queued && run.NotBefore <= waited)
            .OrderBy(run => run.QueuedAt)
            .Take(MostWakeUps)
            .CountAsync(cancellationToken);
        for (var i = 0; i < overdue; i++)
            outbox.Publish(new RunNextEvaluationJob());
        return Unit.Value;
    }
}
