namespace GrandChallenge.Web.GraphQL;

/// <summary>One slice's door in the API. The host composes one schema of every module's fields.</summary>
public interface IGraphQLField
{
    void AddTo(GraphQLRoots roots);
}
