using GrandChallenge.Application;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;

namespace GrandChallenge.Challenges.Features.DeletePage;

/// <summary>Removes a page for good. A challenge keeps at least one: its home.</summary>
internal sealed record DeletePage(string Challenge, string Page) : ICommand;

internal sealed class DeletePageHandler(ChallengesDbContext db, Gate gate) : IRequestHandler<DeletePage, Unit>
{
    public async Task<Unit> Handle(DeletePage command, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAloneAsync(command.Challenge, Act.Administer, cancellationToken);
        var page = await db.PageAsync(challenge.Id, command.Page, cancellationToken);
        var pages = await db.PagesInOrderAsync(challenge.Id, cancellationToken);
        if (pages.Count == 1)
            throw new ConflictRefusal("This is the challenge's only page, and so its home. Make another before you delete it.");
        db.Remove(page);
        pages.Where(other => other != page).Renumber();
        return Unit.Value;
    }
}

internal sealed class DeletePageMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Mutation<DeletePage, Unit>("deletePage", "Removes a page for good; for admins.");
}
