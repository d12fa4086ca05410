using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Challenges.Features.CreatePage;

internal sealed class CreatePageMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<CreatePage, PageAddress>("createPage", "Adds a page to a challenge, after the others; for its admins.");
}
