using GrandChallenge.Application;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.JoinChallenge;

/// <summary>How the caller's own wish to take part stands.</summary>
internal sealed record JoinStandingOf(string Challenge) : IQuery<JoinStanding>;

/// <param name="Since">When the caller joined or asked.</param>
/// <param name="Reason">Why the organisers rejected; empty otherwise.</param>
internal sealed record JoinStanding(JoinState State, DateTimeOffset? Since, string Reason, JoinPolicy Policy, string Contact);

internal sealed class JoinStandingHandler(ChallengesDbContext db, Gate gate, Caller caller) : IRequestHandler<JoinStandingOf, JoinStanding>
{
    public async Task<JoinStanding> Handle(JoinStandingOf query, CancellationToken cancellationToken)
    {
        var (challenge, standing) = await gate.EnterAsync(query.Challenge, Act.See, cancellationToken);
        var member = await db.Memberships.SingleOrDefaultAsync(m => m.ChallengeId == challenge.Id && m.UserId == caller.Id, cancellationToken);
        var request = await db.JoinRequests.SingleOrDefaultAsync(r => r.ChallengeId == challenge.Id && r.UserId == caller.Id, cancellationToken);
        var state = JoinStates.Of(standing.Role, request?.State);
        return new JoinStanding(
            state, member?.Since ?? request?.AskedAt, state == JoinState.Rejected ? request!.Reason : "", challenge.JoinPolicy, challenge.Contact);
    }
}

internal sealed class JoinStandingField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<JoinStandingOf, JoinStanding>("joinStanding", "How the caller's own wish to take part in a challenge stands.");
}
