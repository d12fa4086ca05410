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
/// <returns>The attempts that some worker still holds or may adopt.</returns>
internal sealed record RecoverRuns : ICommand<IReadOnlySet<(Guid RunId, int Attempt)>>;

internal sealed class RecoverRunsHandler(EvaluationDbContext database, Outbox outbox)
    : IRequestHandler<RecoverRuns, IReadOnlySet<(Guid RunId, int Attempt)>>
{
    private const int MostWakeUps = 8;
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlySet<(Guid RunId, int Attempt)>> Handle(RecoverRuns command, CancellationToken cancellationToken)
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

        var overdue = await database.Runs
            .Where(run => run.State == RunState.Queued && run.NotBefore <= now - Overdue)
            .OrderBy(run => run.QueuedAt)
            .Take(MostWakeUps)
            .CountAsync(cancellationToken);
        for (var i = 0; i < overdue; i++)
            outbox.Publish(new RunNextEvaluationJob());

        var active = await database.Runs
            .Where(run => run.State == RunState.Queued || run.Lease != null)
            .Select(run => new { run.Id, run.Attempt })
            .ToListAsync(cancellationToken);
        return active.Select(run => (run.Id, run.Attempt)).ToHashSet();
    }
}
