using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GrandChallenge.Evaluation.Features.EvaluationDetail;

/// <summary>The one connection of this process that hears what the database tells of runs, whichever process changed them.</summary>
internal sealed partial class RunNewsListener(NpgsqlDataSource database, RunNews news, ILogger<RunNewsListener> log) : BackgroundService
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                ConnectionLost(log, exception.Message);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, notification) => news.Tell(Guid.TryParse(notification.Payload, out var run) ? run : null);
        await ExecuteAsync(connection, "LISTEN evaluation_run", cancellationToken);
        // While nobody listened, anything may have happened.
        news.Tell(null);
        while (true)
        {
            if (!await connection.WaitAsync(Silence, cancellationToken))
                await ExecuteAsync(connection, "SELECT 1", cancellationToken);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "The connection that hears of runs broke and is made anew: {Reason}")]
    private static partial void ConnectionLost(ILogger logger, string reason);
}
