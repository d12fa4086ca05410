using GrandChallenge.Application.Dispatch;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>Renews the lease while a run goes on, and tells when it is gone: for good, or to another who goes on with the same container.</summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private readonly Dispatcher dispatcher;
    private readonly ClaimedRun run;
    private readonly CancellationTokenSource ended = new();
    private readonly CancellationTokenSource takenOver = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task beating;

    public LeaseKeeper(Dispatcher dispatcher, ClaimedRun run, TimeSpan heartbeat)
    {
        (this.dispatcher, this.run) = (dispatcher, run);
        beating = BeatAsync(heartbeat);
    }

    /// <summary>Cancelled when nobody wants this attempt any more: its container must go.</summary>
    public CancellationToken Ended => ended.Token;

    /// <summary>Cancelled when the attempt is another's: its container must be let alone.</summary>
    public CancellationToken TakenOver => takenOver.Token;

    public bool IsLost => ended.IsCancellationRequested || takenOver.IsCancellationRequested;

    /// <summary>A heartbeat out of turn.</summary>
    public async Task RenewAsync()
    {
        try
        {
            var status = await dispatcher.SendAsync(new RenewLease(run.RunId, run.Attempt, run.Holder), stop.Token);
            if (status == LeaseStatus.Ended)
                await ended.CancelAsync();
            else if (status == LeaseStatus.TakenOver)
                await takenOver.CancelAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The database is away for a moment; the lease outlives several missed beats.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await beating;
        ended.Dispose();
        takenOver.Dispose();
        stop.Dispose();
    }

    private async Task BeatAsync(TimeSpan heartbeat)
    {
        using var timer = new PeriodicTimer(heartbeat);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
                await RenewAsync();
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }
}
