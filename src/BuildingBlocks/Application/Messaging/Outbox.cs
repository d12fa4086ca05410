using System.Data.Common;
using Wolverine;
using Wolverine.RDBMS;
using Wolverine.Runtime;

namespace GrandChallenge.Application.Messaging;

/// <summary>What a command wants told once its change has committed. Nothing leaves before, nothing is lost after.</summary>
public sealed class Outbox(IWolverineRuntime runtime)
{
    private readonly List<(object Message, TimeSpan? Delay)> messages = [];

    public void Publish(object message) => messages.Add((message, null));

    public void Publish(object message, TimeSpan delay) => messages.Add((message, delay));

    internal void Clear() => messages.Clear();

    /// <summary>Writes the messages within the transaction; the answer sends them off after the commit.</summary>
    internal async Task<Func<Task>> StoreAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
            return () => Task.CompletedTask;

        cancellationToken.ThrowIfCancellationRequested();
        var context = new MessageContext(runtime);
        await context.EnlistInOutboxAsync(new DatabaseEnvelopeTransaction((IMessageDatabase)runtime.Storage, transaction));
        foreach (var (message, delay) in messages)
            await context.PublishAsync(message, delay is null ? null : new DeliveryOptions { ScheduleDelay = delay });
        return context.FlushOutgoingMessagesAsync;
    }
}
