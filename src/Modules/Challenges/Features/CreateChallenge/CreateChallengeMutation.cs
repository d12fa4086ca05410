using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Challenges.Features.CreateChallenge;

internal sealed class CreateChallengeMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<CreateChallenge, NewChallenge>("createChallenge", "Makes a challenge; the caller becomes its first admin.");
}
