using GrandChallenge.Web.GraphQL;
using MediatR;

namespace GrandChallenge.Evaluation.Features.ActivateMethod;

internal sealed class ActivateMethodMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<ActivateMethod, Unit>("activateMethod", "Scores submissions by this version from now on; for the challenge's admins.");
}
