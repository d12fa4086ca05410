using GrandChallenge.Application.Data;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>This worker is there, and has a GPU or not: said again and again, for a silent worker is taken for gone.</summary>
internal sealed record AnnounceWorker(bool HasGpu) : ICommand;

internal sealed class AnnounceWorkerHandler(EvaluationDbContext database, Worker worker) : IRequestHandler<AnnounceWorker, Unit>
{
    public async Task<Unit> Handle(AnnounceWorker command, CancellationToken cancellationToken)
    {
        var now = await database.NowAsync(cancellationToken);
        await database.Workers.Where(other => other.LiveUntil < now && other.Name != worker.Name).ExecuteDeleteAsync(cancellationToken);
        await database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO evaluation.workers (name, has_gpu, live_until) VALUES ({worker.Name}, {command.HasGpu}, {now + worker.Lease})
            ON CONFLICT (name) DO UPDATE SET has_gpu = excluded.has_gpu, live_until = excluded.live_until
            """,
            cancellationToken);
        return Unit.Value;
    }
}
