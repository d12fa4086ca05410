using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Evaluation.Features.EditPhase;

internal sealed class EditPhaseMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<EditPhase, string>("editPhase", "Replaces all settings of a phase and answers its slug; for the challenge's admins.");
}
