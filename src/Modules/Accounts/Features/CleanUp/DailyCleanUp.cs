using GrandChallenge.Application.Dispatch;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GrandChallenge.Accounts.Features.CleanUp;

/// <summary>Cleans up once a day in every process: doing it twice does no harm.</summary>
internal sealed partial class DailyCleanUp(Dispatcher dispatcher, TimeProvider time, ILogger<DailyCleanUp> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await dispatcher.SendAsync(new CleanUp(), stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailure(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The daily clean-up of accounts failed; it is tried again tomorrow.")]
    private partial void LogFailure(Exception exception);
}
