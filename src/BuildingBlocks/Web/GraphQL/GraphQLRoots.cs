using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL.Execution;
using GrandChallenge.Web.GraphQL.Types;
using GraphQL.Types;
using MediatR;

namespace GrandChallenge.Web.GraphQL;

/// <summary>The two root types that slices add their fields to. A field's arguments and result are derived from its request's record.</summary>
public sealed class GraphQLRoots
{
    private readonly GraphTypes types = new();

    internal GraphQLRoots()
    {
    }

    internal ObjectGraphType Queries { get; } = new() { Name = "Query" };

    internal ObjectGraphType Mutations { get; } = new() { Name = "Mutation" };

    /// <summary>Adds <c>name(argument for each member of the record): TResult</c>; a page that it wishes for is first and after.</summary>
    public void Query<TQuery, TResult>(string name, string description)
        where TQuery : IQuery<TResult> =>
        Add<TQuery, TResult>(Queries, name, description);

    /// <summary>Adds <c>name(argument for each member of the record): TResult</c>; true where the command answers nothing.</summary>
    public void Mutation<TCommand, TResult>(string name, string description)
        where TCommand : IRequest<TResult> =>
        Add<TCommand, TResult>(Mutations, name, description);

    private void Add<TRequest, TResult>(ObjectGraphType root, string name, string description)
        where TRequest : IRequest<TResult>
    {
        if (root.HasField(name))
            throw new InvalidOperationException($"Two slices add the {root.Name} field “{name}”; {typeof(TRequest)} is the second.");
        var request = RecordShape.Of(typeof(TRequest));
        root.AddField(new FieldType
        {
            Name = name,
            Description = description,
            Arguments = [.. types.Arguments(request)],
            // A refused field answers null, and the fields beside it still answer.
            ResolvedType = types.Output(typeof(TResult), nullability: null, isNullable: true),
            Resolver = new RequestResolver<TRequest, TResult>(request),
        });
    }
}
