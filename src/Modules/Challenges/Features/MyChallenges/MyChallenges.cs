using GrandChallenge.Application;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.MyChallenges;

/// <summary>The challenges that the caller administers, takes part in or has asked to join; a site admin sees all.</summary>
internal sealed record MyChallenges : IQuery<IReadOnlyList<MyChallenge>>;

/// <param name="Waiting">Requests to join that wait for a decision; counted for admins only.</param>
internal sealed record MyChallenge(ChallengeCard Challenge, JoinState JoinState, int Waiting);

internal sealed class MyChallengesHandler(ChallengesDbContext db, ChallengeCards cards, Caller caller)
    : IRequestHandler<MyChallenges, IReadOnlyList<MyChallenge>>
{
    public async Task<IReadOnlyList<MyChallenge>> Handle(MyChallenges query, CancellationToken cancellationToken)
    {
        var user = caller.RequireId();
        var roles = await db.Memberships.Where(m => m.UserId == user).ToDictionaryAsync(m => m.ChallengeId, m => m.Role, cancellationToken);
        var asked = await db.JoinRequests.Where(r => r.UserId == user && r.State != JoinRequestState.Accepted)
            .ToDictionaryAsync(r => r.ChallengeId, r => r.State, cancellationToken);
        var found = await cards.ReadAsync(
            db.Challenges
                .Where(c => caller.IsSiteAdmin || roles.Keys.Contains(c.Id)
                    || (asked.Keys.Contains(c.Id) && c.Visibility != Contracts.ChallengeVisibility.Private))
                .OrderByDescending(c => c.CreatedAt).ThenBy(c => c.Id),
            cancellationToken);
        var waiting = await WaitingAsync([.. roles.Where(r => r.Value == Role.Admin).Select(r => r.Key)], cancellationToken);
        return [.. found.Select(c => new MyChallenge(c, StateOf(c.Id, roles, asked), waiting.GetValueOrDefault(c.Id)))];
    }

    private static JoinState StateOf(Guid challenge, Dictionary<Guid, Role> roles, Dictionary<Guid, JoinRequestState> asked) =>
        JoinStates.Of(
            roles.TryGetValue(challenge, out var role) ? role : null,
            asked.TryGetValue(challenge, out var request) ? request : null);

    private Task<Dictionary<Guid, int>> WaitingAsync(Guid[] administered, CancellationToken cancellationToken) =>
        db.JoinRequests
            .Where(r => r.State == JoinRequestState.Pending && administered.Contains(r.ChallengeId))
            .GroupBy(r => r.ChallengeId)
            .ToDictionaryAsync(group => group.Key, group => group.Count(), cancellationToken);
}
