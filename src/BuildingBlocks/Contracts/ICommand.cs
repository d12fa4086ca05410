using MediatR;

namespace GrandChallenge.Contracts;

/// <summary>A wish to change something. Its handler runs in one transaction with the messages that follow from it.</summary>
public interface ICommand<out TResult> : IRequest<TResult>;

/// <inheritdoc cref="ICommand{TResult}"/>
public interface ICommand : ICommand<Unit>;
