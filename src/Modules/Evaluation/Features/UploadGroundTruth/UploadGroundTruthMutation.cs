using GrandChallenge.Evaluation.Features.UploadMethod;
using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Evaluation.Features.UploadGroundTruth;

internal sealed class UploadGroundTruthMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<UploadGroundTruth, VersionUploaded>("uploadGroundTruth", "Adds a version of the ground truth from an upload; for the challenge's admins.");
}
