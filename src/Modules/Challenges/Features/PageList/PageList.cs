using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using MediatR;

namespace GrandChallenge.Challenges.Features.PageList;

/// <summary>All pages of a challenge in order, for its admins.</summary>
internal sealed record PageList(string Challenge) : IQuery<IReadOnlyList<PageRow>>;

internal sealed record PageRow(string Slug, string Title, PageVisibility Visibility, int Order);

internal sealed class PageListHandler(ChallengesDbContext db, Gate gate) : IRequestHandler<PageList, IReadOnlyList<PageRow>>
{
    public async Task<IReadOnlyList<PageRow>> Handle(PageList query, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAsync(query.Challenge, Act.Administer, cancellationToken);
        return [.. (await db.PagesInOrderAsync(challenge.Id, cancellationToken)).Select(p => new PageRow(p.Slug, p.Title, p.Visibility, p.Order))];
    }
}
