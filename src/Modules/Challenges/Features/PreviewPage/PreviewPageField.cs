using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Challenges.Features.PreviewPage;

internal sealed class PreviewPageField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<PreviewPage, PagePreview>("previewPage", "What markdown would look like on a page of this challenge; for its admins.");
}
