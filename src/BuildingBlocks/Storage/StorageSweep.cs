using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GrandChallenge.Storage;

internal sealed partial class StorageSweep(Uploads uploads, BlobStore blobs, TimeProvider time, ILogger<StorageSweep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        do
        {
            try
            {
                var now = time.GetUtcNow();
                var removed = await uploads.RemoveExpiredAsync(now, stoppingToken);
                blobs.RemoveLeftovers(now - TimeSpan.FromDays(1));
                if (removed > 0)
                    LogRemoved(removed);
            }
            catch (IOException e)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Count} expired uploads")]
    private partial void LogRemoved(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sweep of expired uploads stopped early; it runs again in an hour")]
    private partial void LogFailed(Exception e);
}
