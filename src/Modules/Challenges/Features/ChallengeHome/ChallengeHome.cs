using GrandChallenge.Application;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.ChallengeHome;

/// <summary>A challenge as the caller may see it.</summary>
internal sealed record ChallengeHome(string Slug) : IQuery<ChallengeView>;

internal sealed record ChallengeView(
    Guid Id, string Slug, string Title, string Description, string Contact, ChallengeVisibility Visibility, JoinPolicy JoinPolicy,
    ChallengeStatus Status, IReadOnlyList<string> Modalities, IReadOnlyList<string> Structures, IReadOnlyList<string> TaskTypes,
    string? LogoUrl, string? BannerUrl, DateTimeOffset CreatedAt, int Participants, CallersStanding Caller, IReadOnlyList<PageLink> Pages);

/// <param name="Reason">What the organisers said when they rejected; empty otherwise.</param>
internal sealed record CallersStanding(JoinState JoinState, string Reason, bool IsAdmin);

internal sealed record PageLink(string Slug, string Title, PageVisibility Visibility);

internal sealed class ChallengeHomeHandler(ChallengesDbContext db, Gate gate, Neighbours neighbours, Caller caller)
    : IRequestHandler<ChallengeHome, ChallengeView>
{
    public async Task<ChallengeView> Handle(ChallengeHome query, CancellationToken cancellationToken)
    {
        var (challenge, standing) = await gate.EnterAsync(query.Slug, Act.See, cancellationToken);
        var phases = await neighbours.PhasesAsync([challenge.Id], cancellationToken);
        var participants = await db.Memberships.CountAsync(m => m.ChallengeId == challenge.Id && m.Role == Role.Participant, cancellationToken);
        return new ChallengeView(
            challenge.Id, challenge.Slug, challenge.Title, challenge.Description, challenge.Contact, challenge.Visibility, challenge.JoinPolicy,
            ChallengeStatuses.Of([.. phases[challenge.Id].Select(phase => phase.Status)]),
            challenge.Topics.Modalities, challenge.Topics.Structures, challenge.Topics.TaskTypes,
            ImageUrl.Of(challenge.Slug, "logo", challenge.Logo), ImageUrl.Of(challenge.Slug, "banner", challenge.Banner),
            challenge.CreatedAt, participants,
            await StandingAsync(challenge, standing, cancellationToken), await PagesAsync(challenge, standing, cancellationToken));
    }

    private async Task<CallersStanding> StandingAsync(Challenge challenge, Standing standing, CancellationToken cancellationToken)
    {
        var request = caller.Id is { } user && standing.Role is null
            ? await db.JoinRequests.SingleOrDefaultAsync(r => r.ChallengeId == challenge.Id && r.UserId == user, cancellationToken)
            : null;
        var state = JoinStates.Of(standing.Role, request?.State);
        return new CallersStanding(state, state == JoinState.Rejected ? request!.Reason : "", standing.Administers);
    }

    private Task<List<PageLink>> PagesAsync(Challenge challenge, Standing standing, CancellationToken cancellationToken)
    {
        var seen = ChallengeRules.PagesFor(standing);
        return db.Pages
            .Where(page => page.ChallengeId == challenge.Id && seen.Contains(page.Visibility))
            .OrderBy(page => page.Order)
            .Select(page => new PageLink(page.Slug, page.Title, page.Visibility))
            .ToListAsync(cancellationToken);
    }
}
