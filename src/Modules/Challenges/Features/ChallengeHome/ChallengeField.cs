using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Challenges.Features.ChallengeHome;

internal sealed class ChallengeField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<ChallengeHome, ChallengeView>("challenge", "One challenge by its short name, as the caller may see it.");
}
