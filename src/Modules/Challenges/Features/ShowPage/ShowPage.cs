using GrandChallenge.Application;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.ShowPage;

/// <summary>One page of a challenge; without a slug its home, the first page that the caller may see.</summary>
internal sealed record ShowPage(string Challenge, string? Page = null) : IQuery<PageView>;

/// <param name="Html">Safe to show; made from the markdown, with phases' dates in it.</param>
internal sealed record PageView(string ChallengeTitle, string Slug, string Title, PageVisibility Visibility, string Markdown, string Html, bool MayEdit);

internal sealed class ShowPageHandler(ChallengesDbContext db, Gate gate, PageText text) : IRequestHandler<ShowPage, PageView>
{
    public async Task<PageView> Handle(ShowPage query, CancellationToken cancellationToken)
    {
        var (challenge, standing) = await gate.EnterAsync(query.Challenge, Act.See, cancellationToken);
        var page = query.Page is { } slug
            ? await db.PageAsync(challenge.Id, slug, cancellationToken)
            : await HomeAsync(challenge, standing, cancellationToken);
        if (!ChallengeRules.PagesFor(standing).Contains(page.Visibility))
            throw new NotFoundRefusal();
        var html = await text.HtmlAsync(challenge, page.Markdown, cancellationToken);
        return new PageView(challenge.Title, page.Slug, page.Title, page.Visibility, page.Markdown, html, standing.Administers);
    }

    private async Task<ChallengePage> HomeAsync(Challenge challenge, Standing standing, CancellationToken cancellationToken)
    {
        var seen = ChallengeRules.PagesFor(standing);
        return await db.Pages.Where(p => p.ChallengeId == challenge.Id && seen.Contains(p.Visibility)).OrderBy(p => p.Order).FirstOrDefaultAsync(cancellationToken)
            ?? ChallengePage.Create(challenge.Id, "home", challenge.Title, challenge.Description, PageVisibility.Everyone, order: 1, challenge.CreatedAt);
    }
}
