using GrandChallenge.Contracts;
using GraphQL;
using GraphQL.Types;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Web.GraphQL;

/// <summary>The two root types that slices add their fields to. A field's arguments and result are derived from its request's record.</summary>
public sealed class GraphQLRoots(ObjectGraphType query, ObjectGraphType mutation)
{
    /// <summary>Adds <c>name(argument for each constructor parameter): TResult</c>.</summary>
    public void Query<TQuery, TResult>(string name, string description)
        where TQuery : IQuery<TResult> =>
        Add<TQuery, TResult>(query, name, description);

    /// <summary>Adds <c>name(argument for each constructor parameter): TResult</c>; null where the command answers nothing.</summary>
    public void Mutation<TCommand, TResult>(string name, string description)
        where TCommand : IRequest<TResult> =>
        Add<TCommand, TResult>(mutation, name, description);

    private static void Add<TRequest, TResult>(ObjectGraphType root, string name, string description)
        where TRequest : IRequest<TResult>
    {
        var request = RequestArguments.Of(typeof(TRequest));
        root.AddField(new FieldType
        {
            Name = name,
            Description = description,
            Arguments = request.Arguments,
            Type = GraphTypes.Output(typeof(TResult)),
            Resolver = new global::GraphQL.Resolvers.FuncFieldResolver<object?>(async context =>
            {
                var mediator = context.RequestServices!.GetRequiredService<IMediator>();
                return await mediator.Send((TRequest)request.Read(context), context.CancellationToken);
            }),
        });
    }
}
