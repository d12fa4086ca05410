using GrandChallenge.Accounts.Contracts;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.Shared;

/// <summary>Lets users in and out of a challenge and tells who wants to know.</summary>
internal sealed class Admission(ChallengesDbContext db, Outbox outbox, TimeProvider time)
{
    public void Admit(Challenge challenge, Guid user)
    {
        db.Add(new Membership { ChallengeId = challenge.Id, UserId = user, Role = Role.Participant, Since = time.GetUtcNow() });
        outbox.Publish(new ParticipantJoined(challenge.Id, user));
    }

    public void Accept(Challenge challenge, JoinRequest request)
    {
        request.Accept(time.GetUtcNow());
        Admit(challenge, request.UserId);
        outbox.Publish(new MailWanted(
            request.UserId, $"You have joined {challenge.Title}",
            $"Your request to join the challenge “{challenge.Title}” was accepted. You can take part now: /challenges/{challenge.Slug}"));
    }

    public void Dismiss(Membership membership)
    {
        db.Remove(membership);
        if (membership.Role == Role.Participant)
            outbox.Publish(new ParticipantLeft(membership.ChallengeId, membership.UserId));
    }

    public async Task AdmitAllWaitingAsync(Challenge challenge, CancellationToken cancellationToken)
    {
        var waiting = await db.JoinRequests
            .Where(r => r.ChallengeId == challenge.Id && r.State == JoinRequestState.Pending)
            .ToListAsync(cancellationToken);
        foreach (var request in waiting)
            Accept(challenge, request);
    }
}
