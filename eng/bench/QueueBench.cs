using System.Diagnostics;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.RunEvaluation;
using GrandChallenge.Evaluation.Features.Shared;
using Microsoft.EntityFrameworkCore;
using Wolverine;

namespace GrandChallenge.Bench;

/// <summary>Messages that find nothing to do, through the durable queue in PostgreSQL: sent, taken, handled, and gone.</summary>
internal static class QueueBench
{
    public static async Task RunAsync(int count)
    {
        await using var platform = await BenchPlatform.StartAsync("all", new PhaseSettings { Title = "Queue", Accepts = [SubmissionKinds.Csv] });
        await SendAsync(platform, 200);
        var watch = Stopwatch.StartNew();
        await SendAsync(platform, count);
        Console.WriteLine($"{count} messages in {watch.Elapsed.TotalSeconds:F1} s: {count / watch.Elapsed.TotalSeconds:F0} a second");
    }

    private static async Task SendAsync(BenchPlatform platform, int count)
    {
        var bus = (IMessageBus)platform.Services.GetService(typeof(IMessageBus))!;
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) =>
            await bus.PublishAsync(new RunNextEvaluationJob()));
        await platform.UntilAsync(async database => 0 == (await database.Database.SqlQuery<long>($"""
            SELECT (SELECT count(*) FROM messages.wolverine_queue_evaluations)
                 + (SELECT count(*) FROM messages.wolverine_outgoing_envelopes)
                 + (SELECT count(*) FROM messages.wolverine_incoming_envelopes WHERE status = 'Incoming') AS "Value"
            """).ToListAsync())[0]);
    }
}
