using System.Reflection;
using GrandChallenge.Contracts;
using MediatR;

namespace GrandChallenge.Application.Dispatch;

/// <summary>What a token must have been granted for a request; without it a query needs "read" and all else "write".</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresScopeAttribute(string scope) : Attribute
{
    public string Scope { get; } = scope;
}

/// <summary>Holds a token to the scopes that its owner gave it.</summary>
internal sealed class ScopeBehaviour<TRequest, TResult>(Caller caller) : IPipelineBehavior<TRequest, TResult>
{
    private static readonly string Needed =
        typeof(TRequest).GetCustomAttribute<RequiresScopeAttribute>()?.Scope
        ?? (typeof(TRequest).IsAssignableTo(typeof(IQuery<TResult>)) ? "read" : "write");

    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next) =>
        caller.May(Needed)
            ? next()
            : throw new ForbiddenRefusal($"This token may not be used for that: it lacks the scope “{Needed}”.");
}
