using System.Collections.Concurrent;
using GrandChallenge.Application.Dispatch;
using GrandChallenge.Containers;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>Writes down what the runner tells while a run goes on: stages at once, lines in batches.</summary>
internal sealed class RunJournal : IRunObserver, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly Dispatcher dispatcher;
    private readonly ClaimedRun run;
    private readonly LeaseKeeper lease;
    private readonly ConcurrentQueue<LogLine> waiting = new();
    private readonly SemaphoreSlim writing = new(1);
    private readonly CancellationTokenSource stop = new();
    private readonly Task writer;
    private int lines;

    public RunJournal(Dispatcher dispatcher, ClaimedRun run, LeaseKeeper lease)
    {
        (this.dispatcher, this.run, this.lease) = (dispatcher, run, lease);
        writer = WriteAsync();
    }

    /// <summary>How far the run has come.</summary>
    public RunState Stage { get; private set; } = RunState.Preparing;

    public async Task StageReachedAsync(RunStage stage, CancellationToken cancellation)
    {
        var reached = stage switch { RunStage.Preparing => RunState.Preparing, RunStage.Running => RunState.Running, _ => RunState.Collecting };
        for (; Stage < reached; Stage++)
            await AdvanceAsync(new AdvanceRun(run.RunId, run.Holder, Stage + 1));
    }

    public void LineWritten(RunLine line)
    {
        if (++lines > LogLine.MostPerAttempt)
            return;
        waiting.Enqueue(new LogLine
        {
            RunId = run.RunId,
            Attempt = run.Attempt,
            Number = lines,
            IsError = line.Stream == RunStream.Error,
            Text = lines == LogLine.MostPerAttempt ? "(further lines are not shown)" : line.Text,
            At = line.At.ToUniversalTime(),
        });
    }

    public async Task FlushAsync()
    {
        await writing.WaitAsync();
        var batch = new List<LogLine>();
        try
        {
            while (waiting.TryDequeue(out var line))
                batch.Add(line);
            if (batch.Count > 0)
                await dispatcher.SendAsync(new WriteLog(batch), CancellationToken.None);
        }
        catch
        {
            batch.ForEach(waiting.Enqueue);
            throw;
        }
        finally
        {
            writing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await writer;
        stop.Dispose();
        writing.Dispose();
    }

    private async Task AdvanceAsync(AdvanceRun step)
    {
        try
        {
            await Insistence.UntilDoneAsync(() => dispatcher.SendAsync(step, CancellationToken.None));
        }
        catch (LeaseLost lost)
        {
            // Only the lease knows whether the container must go or goes on as another's.
            await lease.RenewAsync();
            throw new OperationCanceledException(lost.Message, lost);
        }
    }

    private async Task TryFlushAsync()
    {
        try
        {
            await FlushAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The lines wait for the next turn.
        }
    }

    private async Task WriteAsync()
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
                await TryFlushAsync();
        }
        catch (OperationCanceledException)
        {
            // The run has ended; its supervisor flushes the rest.
        }
    }
}
