using GrandChallenge.Application.Dispatch;
using GrandChallenge.Containers;
using GrandChallenge.Evaluation.Features.RunEvaluation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GrandChallenge.Evaluation.Features.RecoverRuns;

/// <summary>Looks after runs that nobody looks after, and removes what dead workers left on the engine.</summary>
internal sealed partial class RunSweeper(Dispatcher dispatcher, SealedRunner runner, Worker worker, ILogger<RunSweeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(worker.Lease / 4);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                SweepFailed(log, exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        await dispatcher.SendAsync(new RecoverRuns(), cancellationToken);
        await runner.RemoveLeftoversAsync(token => dispatcher.SendAsync(new ActiveAttempts(), token), cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "The sweep of runs and containers failed and is tried again: {Reason}")]
    private static partial void SweepFailed(ILogger logger, string reason);
}
