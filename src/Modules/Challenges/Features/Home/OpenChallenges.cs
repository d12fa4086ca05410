using GrandChallenge.Application;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using MediatR;

namespace GrandChallenge.Challenges.Features.Home;

/// <summary>What can be taken part in now: the newest public challenges that are open.</summary>
internal sealed record OpenChallenges(int Size = 6) : IQuery<Page<ChallengeCard>>;

internal sealed class OpenChallengesHandler(ChallengesDbContext db, ChallengeCards cards) : IRequestHandler<OpenChallenges, Page<ChallengeCard>>
{
    public Task<Page<ChallengeCard>> Handle(OpenChallenges query, CancellationToken cancellationToken) =>
        cards.PageAsync(
            db.Challenges.Where(c => c.Visibility == ChallengeVisibility.Public).OrderByDescending(c => c.CreatedAt).ThenBy(c => c.Id),
            ChallengeStatus.Open, new PageWish(1, query.Size), cancellationToken);
}
