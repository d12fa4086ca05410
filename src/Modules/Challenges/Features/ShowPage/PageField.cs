using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Challenges.Features.ShowPage;

internal sealed class PageField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<ShowPage, PageView>("challengePage", "One page of a challenge, as markdown and as safe HTML; without a page its home.");
}
