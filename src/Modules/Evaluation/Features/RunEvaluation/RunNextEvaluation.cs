using GrandChallenge.Application.Dispatch;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Containers;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.Extensions.Hosting;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>Takes the next run from the queue and sees it to its end: the supervisor, which alone writes how a run ended.</summary>
/// <param name="NeedsGpu">Only runs that need a GPU, or only others.</param>
internal sealed record RunNextEvaluation(bool NeedsGpu = false) : IProcess<Unit>;

internal sealed class RunNextEvaluationHandler(
    Dispatcher dispatcher, SealedRunner runner, ScoringImages images, ScoringInputs inputs, Worker worker, IHostApplicationLifetime lifetime)
    : IRequestHandler<RunNextEvaluation, Unit>
{
    private CancellationToken Stopping => lifetime.ApplicationStopping;

    public async Task<Unit> Handle(RunNextEvaluation process, CancellationToken cancellationToken)
    {
        if (await dispatcher.SendAsync(new ClaimNextRun(worker.NextHolder(), process.NeedsGpu), cancellationToken) is not { } run)
            return Unit.Value;

        await using var lease = new LeaseKeeper(dispatcher, run, worker.Heartbeat);
        try
        {
            await SuperviseAsync(run, lease);
        }
        catch (Exception exception) when (exception is LeaseLost || (exception is OperationCanceledException && lease.IsLost))
        {
            // Cancelled by a person or taken over by another worker: nothing of this attempt may be written any more.
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
            await HandOverAsync(run);
        }

        return Unit.Value;
    }

    private async Task SuperviseAsync(ClaimedRun run, LeaseKeeper lease)
    {
        await using var journal = new RunJournal(dispatcher, run, lease);
        var result = await ResultAsync(run, journal, lease);
        await Insistence.UntilDoneAsync(journal.FlushAsync);
        if (result.Outcome == RunOutcome.Cancelled)
            return;
        var end = new FinishRun(run.RunId, run.Holder, journal.Stage, result);
        await Insistence.UntilDoneAsync(() => dispatcher.SendAsync(end, CancellationToken.None));
        // Not before the end is written: whoever takes over from a worker that dies here must find the container whole.
        runner.CleanUp(run.RunId, run.Attempt);
    }

    private async Task<RunResult> ResultAsync(ClaimedRun run, RunJournal journal, LeaseKeeper lease)
    {
        using var detach = CancellationTokenSource.CreateLinkedTokenSource(lease.TakenOver, Stopping);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lease.Ended, detach.Token);
        try
        {
            await images.EnsureAsync(run, either.Token);
        }
        catch (ImageRejectedException rejected)
        {
            return Ended(RunOutcome.ImageMissing, rejected.Message);
        }
        catch (FileNotFoundException)
        {
            return Ended(RunOutcome.EngineUnavailable, "The archive of this version of the method is not in the platform's storage.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Ended(RunOutcome.EngineUnavailable, $"The image of the method could not be brought to the container engine: {exception.Message}");
        }

        return await runner.RunAsync(inputs.RequestOf(run), journal, lease.Ended, detach.Token);
    }

    // The container goes on; whoever takes the run over adopts it.
    private async Task HandOverAsync(ClaimedRun run)
    {
        try
        {
            await dispatcher.SendAsync(new HandOverRun(run.RunId, run.Holder), CancellationToken.None);
        }
        catch (LeaseLost)
        {
            // Another was faster.
        }
    }

    private static RunResult Ended(RunOutcome outcome, string message) =>
        new(outcome, null, null, message, [], new RunTimings(default, default, default, default));
}
