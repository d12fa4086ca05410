using GrandChallenge.Application;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.JoinRequests;

/// <summary>Requests to join in one state, the longest waiting first; for admins.</summary>
internal sealed record JoinRequests(string Challenge, JoinRequestState State = JoinRequestState.Pending, int Page = 1, int Size = 50)
    : IQuery<Page<JoinRequestRow>>;

internal sealed record JoinRequestRow(
    Guid Id, Guid UserId, string UserName, JoinRequestState State, DateTimeOffset AskedAt, DateTimeOffset? DecidedAt, string Reason);

internal sealed class JoinRequestsHandler(ChallengesDbContext db, Gate gate, Neighbours neighbours)
    : IRequestHandler<JoinRequests, Page<JoinRequestRow>>
{
    public async Task<Page<JoinRequestRow>> Handle(JoinRequests query, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAsync(query.Challenge, Act.Administer, cancellationToken);
        var requests = db.JoinRequests.Where(r => r.ChallengeId == challenge.Id && r.State == query.State);
        var wish = new PageWish(query.Page, query.Size);
        var found = await requests.OrderBy(r => r.AskedAt).ThenBy(r => r.Id).Skip(wish.Skip).Take(wish.Take).ToListAsync(cancellationToken);
        var name = await neighbours.NamesAsync([.. found.Select(r => r.UserId)], cancellationToken);
        var rows = found.Select(r => new JoinRequestRow(r.Id, r.UserId, name(r.UserId), r.State, r.AskedAt, r.DecidedAt, r.Reason));
        return new Page<JoinRequestRow>([.. rows], Math.Max(1, query.Page), wish.Take, await requests.CountAsync(cancellationToken));
    }
}

internal sealed class JoinRequestsField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<JoinRequests, Page<JoinRequestRow>>("joinRequests", "Requests to join a challenge, the longest waiting first; for its admins.");
}
