using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Application.Dispatch;

/// <summary>Sends requests as the platform itself, each in a scope of its own: for jobs, listeners and long work that commits in steps.</summary>
public sealed class Dispatcher(IServiceScopeFactory scopes)
{
    public async Task<TResult> SendAsync<TResult>(IRequest<TResult> request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().BecomeSystem();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }
}
