using System.Diagnostics;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Features.RunEvaluation;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wolverine.Runtime;

namespace GrandChallenge.Bench;

/// <summary>Messages that find nothing to do: stored, sent, received, handled by one query, and done with.</summary>
internal static class QueueBench
{
    public static async Task RunAsync(int messages)
    {
        await using var platform = await BenchPlatform.StartAsync("all", NoOpBench.Settings);
        await platform.UntilAsync(IsEmptyAsync);

        var watch = Stopwatch.StartNew();
        for (var i = 0; i < messages; i++)
            await new MessageBus(platform.Services.GetRequiredService<IWolverineRuntime>()).PublishAsync(new RunNextEvaluationJob());
        var published = watch.Elapsed;
        await platform.UntilAsync(IsEmptyAsync);

        Console.WriteLine($"published {messages} messages in {published.TotalSeconds:F1} s; all were handled after {watch.Elapsed.TotalSeconds:F1} s: {messages / watch.Elapsed.TotalSeconds:F1} a second");
    }

    private static async Task<bool> IsEmptyAsync(EvaluationDbContext database) =>
        await database.Database.SqlQuery<long>(
            $"""
            SELECT (SELECT count(*) FROM messages.wolverine_queue_evaluations)
                 + (SELECT count(*) FROM messages.wolverine_incoming_envelopes WHERE status <> 'Handled') AS "Value"
            """).SingleAsync() == 0;
}
