using GrandChallenge.Web.GraphQL;
using MediatR;

namespace GrandChallenge.Evaluation.Features.ActivateGroundTruth;

internal sealed class ActivateGroundTruthMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<ActivateGroundTruth, Unit>("activateGroundTruth", "Scores submissions against this version from now on; for the challenge's admins.");
}
