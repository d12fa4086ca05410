using GrandChallenge.Application;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Challenges.Features.ChallengeList;

internal sealed class ChallengesField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<ChallengeList, Page<ChallengeCard>>("challenges", "The public challenges, newest first; searched and filtered.");
}
