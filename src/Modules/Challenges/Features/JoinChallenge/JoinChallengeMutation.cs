using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Challenges.Features.JoinChallenge;

internal sealed class JoinChallengeMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<JoinChallenge, JoinAnswer>("joinChallenge", "Joins a challenge, or asks to where its organisers review requests.");
}
