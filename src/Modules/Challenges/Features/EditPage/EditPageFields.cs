using GrandChallenge.Web.GraphQL;
using MediatR;

namespace GrandChallenge.Challenges.Features.EditPage;

internal sealed class EditPageMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<EditPage, Unit>("editPage", "Writes a page anew; with the version that was read, never over somebody else's change.");
}

internal sealed class PageSourceField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<PageSource, PageToEdit>("pageSource", "A page's markdown and version, for admins who edit it.");
}
