using GrandChallenge.Accounts.Contracts;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.Shared;

/// <summary>Lets users in and out of a challenge and tells who wants to know.</summary>
internal sealed class Admission(ChallengesDbContext db, Outbox outbox, TimeProvider time, ChallengesSettings settings)
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
        Tell(
            request.UserId, $"You have joined {challenge.Title}",
            $"Your request to join the challenge “{challenge.Title}” was accepted. You can take part now: {settings.AddressOf(challenge.Slug)}");
    }

    /// <summary>Rejects a request, also one that had been accepted: the participant is out then.</summary>
    public async Task RejectAsync(Challenge challenge, JoinRequest request, string reason, CancellationToken cancellationToken)
    {
        request.Reject(reason, time.GetUtcNow());
        var membership = await db.Memberships.SingleOrDefaultAsync(
            m => m.ChallengeId == challenge.Id && m.UserId == request.UserId && m.Role == Role.Participant, cancellationToken);
        if (membership is not null)
            Dismiss(membership);
        var (subject, what) = membership is null
            ? ($"Your request to join {challenge.Title}", $"Your request to join the challenge “{challenge.Title}” was rejected.")
            : ($"You no longer take part in {challenge.Title}", $"An organiser ended your participation in the challenge “{challenge.Title}”.");
        Tell(request.UserId, subject, $"{what} The organisers' reason:\n\n{reason.Trim()}\n\n{settings.AddressOf(challenge.Slug)}");
    }

    public void Tell(Guid user, string subject, string text) => outbox.Publish(new MailWanted(user, subject, text));

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
