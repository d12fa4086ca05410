using GrandChallenge.Application.Dispatch;
using GrandChallenge.Containers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GrandChallenge.Evaluation.Features.RecoverRuns;

/// <summary>Looks after runs that nobody looks after, and removes what dead workers left on the engine.</summary>
internal sealed partial class RunSweeper(Dispatcher dispatcher, SealedRunner runner, ILogger<RunSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                var active = await dispatcher.SendAsync(new RecoverRuns(), stoppingToken);
                await runner.RemoveLeftoversAsync((run, attempt) => active.Contains((run, attempt)), stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                SweepFailed(log, exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "The sweep of runs and containers failed and is tried again: {Reason}")]
    private static partial void SweepFailed(ILogger logger, string reason);
}
