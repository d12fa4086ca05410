using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Evaluation.Features.PhaseSetups;

internal sealed class PhaseSetupsField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Query<PhaseSetups, IReadOnlyList<PhaseSetup>>(
        "phaseSetups", "Every phase of a challenge with its settings and all versions of method and ground truth; for the challenge's admins.");
}
