using GrandChallenge.Application;
using GrandChallenge.Web.GraphQL.Types;
using GraphQL;
using GraphQL.Resolvers;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Web.GraphQL.Execution;

/// <summary>Sends a field's request as the caller. Each field has a scope of its own: what one has half done, the next does not save.</summary>
internal sealed class RequestResolver<TRequest, TResult>(RecordShape shape) : IFieldResolver
    where TRequest : IRequest<TResult>
{
    public async ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        var caller = context.RequestServices!.GetRequiredService<Caller>();
        try
        {
            await using var scope = context.RequestServices!.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().Become(caller);
            var answer = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(Read(context), context.CancellationToken);
            return answer is Unit ? true : Coercion.Out(answer);
        }
        catch (Refusal refusal)
        {
            throw PlatformError.Of(refusal, caller);
        }
    }

    private TRequest Read(IResolveFieldContext context)
    {
        var given = new Dictionary<string, object?>();
        foreach (var member in shape.Members)
        {
            if (Connections.Pages(member, shape))
                given[member.Name] = Connections.Wish(context, member);
            else if (context.HasArgument(member.Name))
                given[member.Name] = context.Arguments![member.Name].Value;
        }

        return (TRequest)shape.Create(given);
    }
}
