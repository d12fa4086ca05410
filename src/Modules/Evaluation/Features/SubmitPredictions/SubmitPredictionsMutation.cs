using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Evaluation.Features.SubmitPredictions;

internal sealed class SubmitPredictionsMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<SubmitPredictions, SubmissionReceipt>("submitPredictions", "Sends in a finished upload as predictions for a phase; for the challenge's participants.");
}
