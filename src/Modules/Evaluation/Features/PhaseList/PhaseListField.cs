using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Evaluation.Features.PhaseList;

internal sealed class PhaseListField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<PhaseList, ChallengePhases>("phases", "The phases of a challenge that the caller may know of, in order of opening.");
}
