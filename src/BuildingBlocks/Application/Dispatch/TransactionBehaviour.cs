using GrandChallenge.Application.Data;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Application.Dispatch;

/// <summary>One command, one transaction: what the handler changed and the messages that follow commit together or not at all.</summary>
internal sealed class TransactionBehaviour<TRequest, TResult>(
    IServiceProvider services, IEnumerable<ModuleContext> modules, Outbox outbox, Caller caller)
    : IPipelineBehavior<TRequest, TResult>
    where TRequest : ICommand<TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var context = (DbContext)services.GetRequiredService(modules.Single(module => module.Owns(typeof(TRequest))).Context);
        if (context.Database.CurrentTransaction is not null)
            return await next();

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var result = await next();
            await context.SaveChangesAsync(cancellationToken);
            var flush = await outbox.StoreAsync(transaction.GetDbTransaction(), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await flush();
            return result;
        }
        catch (DbUpdateException exception) when (!WillBeRepeated(exception) && UniqueViolation.Sentence(exception) is { } sentence)
        {
            throw new ConflictRefusal(sentence);
        }
        finally
        {
            outbox.Clear();
        }
    }

    // A person decides anew after he has looked; a job that was overtaken just runs again, which a refusal would keep it from.
    private bool WillBeRepeated(DbUpdateException exception) => caller.IsSystem && exception is DbUpdateConcurrencyException;
}
