using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Challenges.Features.PageList;

internal sealed class PageListField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<PageList, IReadOnlyList<PageRow>>("challengePages", "All pages of a challenge in order; for its admins.");
}
