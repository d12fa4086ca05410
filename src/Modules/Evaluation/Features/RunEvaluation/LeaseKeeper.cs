using GrandChallenge.Application.Data;
using GrandChallenge.Application.Dispatch;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>Renews the worker's lease while a run goes on, and tells when it is gone.</summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task beating;

    public LeaseKeeper(Dispatcher dispatcher, Guid runId, string worker) => beating = BeatAsync(dispatcher, runId, worker);

    /// <summary>Cancelled when the run is no longer this worker's: a person cancelled it, or another took it over.</summary>
    public CancellationToken Lost => lost.Token;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await beating;
        lost.Dispose();
        stop.Dispose();
    }

    private async Task BeatAsync(Dispatcher dispatcher, Guid runId, string worker)
    {
        using var timer = new PeriodicTimer(Worker.Heartbeat);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
                await RenewAsync(dispatcher, runId, worker);
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    private async Task RenewAsync(Dispatcher dispatcher, Guid runId, string worker)
    {
        try
        {
            if (!await dispatcher.SendAsync(new RenewLease(runId, worker), stop.Token))
                await lost.CancelAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The database is away for a moment; the lease outlives several missed beats.
        }
    }
}

internal sealed record RenewLease(Guid RunId, string Worker) : ICommand<bool>;

internal sealed class RenewLeaseHandler(EvaluationDbContext database) : IRequestHandler<RenewLease, bool>
{
    public async Task<bool> Handle(RenewLease command, CancellationToken cancellationToken)
    {
        var now = await database.NowAsync(cancellationToken);
        var renewed = await database.Runs
            .Where(run => run.Id == command.RunId && run.Lease!.Worker == command.Worker)
            .ExecuteUpdateAsync(run => run.SetProperty(r => r.Lease!.ExpiresAt, now + Worker.Lease), cancellationToken);
        return renewed == 1;
    }
}
