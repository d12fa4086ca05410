using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Evaluation.Features.CreatePhase;

internal sealed class CreatePhaseMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<CreatePhase, PhaseCreated>("createPhase", "Adds a phase to a challenge; for its admins.");
}
