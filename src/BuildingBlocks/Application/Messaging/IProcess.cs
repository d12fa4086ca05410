using MediatR;

namespace GrandChallenge.Application.Messaging;

/// <summary>Work too long for one transaction: its handler sends the commands that commit its steps.</summary>
public interface IProcess<out TResult> : IRequest<TResult>;
