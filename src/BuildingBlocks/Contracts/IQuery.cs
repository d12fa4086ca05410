using MediatR;

namespace GrandChallenge.Contracts;

/// <summary>A question. Its handler changes nothing and answers only what the caller may see.</summary>
public interface IQuery<out TResult> : IRequest<TResult>;
