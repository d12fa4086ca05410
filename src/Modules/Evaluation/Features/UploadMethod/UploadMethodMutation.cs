using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Evaluation.Features.UploadMethod;

internal sealed class UploadMethodMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<UploadMethod, VersionUploaded>("uploadMethod", "Adds a version of the evaluation container, from an upload or by an image's digest; for the challenge's admins.");
}
