using GrandChallenge.Application.Dispatch;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Containers;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.Extensions.Hosting;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>Takes the next run from the queue and sees it to its end: the supervisor, which alone writes how a run ended.</summary>
internal sealed record RunNextEvaluation : IProcess<Unit>;

internal sealed class RunNextEvaluationHandler(
    Dispatcher dispatcher, SealedRunner runner, ScoringImages images, ScoringInputs inputs, Worker worker, IHostApplicationLifetime lifetime)
    : IRequestHandler<RunNextEvaluation, Unit>
{
    public async Task<Unit> Handle(RunNextEvaluation process, CancellationToken cancellationToken)
    {
        if (await dispatcher.SendAsync(new ClaimNextRun(worker.Name), cancellationToken) is not { } run)
            return Unit.Value;

        await using var lease = new LeaseKeeper(dispatcher, run.RunId, worker.Name);
        try
        {
            await SuperviseAsync(run, lease.Lost);
        }
        catch (LeaseLost)
        {
            // Cancelled by a person or taken over by another worker: nothing of this attempt may be written any more.
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The container goes on; whoever takes the run over adopts it.
        }

        return Unit.Value;
    }

    private async Task SuperviseAsync(ClaimedRun run, CancellationToken lost)
    {
        await using var journal = new RunJournal(dispatcher, run, worker.Name);
        var result = await ResultAsync(run, journal, lost);
        await journal.FlushAsync();
        if (result.Outcome == RunOutcome.Cancelled)
            return;
        await dispatcher.SendAsync(FinishRun.From(run, worker.Name, journal.Stage, result), CancellationToken.None);
    }

    private async Task<RunResult> ResultAsync(ClaimedRun run, RunJournal journal, CancellationToken lost)
    {
        try
        {
            await images.EnsureAsync(run, lost);
        }
        catch (ImageRejectedException rejected)
        {
            return Ended(RunOutcome.ImageMissing, rejected.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Ended(RunOutcome.EngineUnavailable, $"The image of the method could not be brought to the engine: {exception.Message}");
        }

        return await runner.RunAsync(inputs.RequestOf(run), journal, lost, lifetime.ApplicationStopping);
    }

    private static RunResult Ended(RunOutcome outcome, string message) =>
        new(outcome, null, null, message, [], new RunTimings(default, default, default, default));
}
