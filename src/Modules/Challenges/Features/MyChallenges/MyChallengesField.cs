using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Challenges.Features.MyChallenges;

internal sealed class MyChallengesField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<MyChallenges, IReadOnlyList<MyChallenge>>(
            "myChallenges", "Challenges that the caller administers, takes part in or has asked to join; all of them for a site admin.");
}
