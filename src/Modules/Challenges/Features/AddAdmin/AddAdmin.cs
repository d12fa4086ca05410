using GrandChallenge.Application.Messaging;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.AddAdmin;

/// <summary>Makes a user an admin of the challenge; a participant stops being one.</summary>
internal sealed record AddAdmin(string Challenge, string UserName) : ICommand;

internal sealed class AddAdminHandler(
    ChallengesDbContext db, Gate gate, Neighbours neighbours, Admission admission, Outbox outbox, ChallengesSettings settings, TimeProvider time)
    : IRequestHandler<AddAdmin, Unit>
{
    public async Task<Unit> Handle(AddAdmin command, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAloneAsync(command.Challenge, Act.Administer, cancellationToken);
        var user = await neighbours.RequireUserAsync(command.UserName, cancellationToken);
        var membership = await db.Memberships.SingleOrDefaultAsync(m => m.ChallengeId == challenge.Id && m.UserId == user, cancellationToken);
        if (membership?.Role == Role.Admin)
            return Unit.Value;

        await db.JoinRequests.Where(r => r.ChallengeId == challenge.Id && r.UserId == user).ExecuteDeleteAsync(cancellationToken);
        if (membership is null)
            db.Add(new Membership { ChallengeId = challenge.Id, UserId = user, Role = Role.Admin, Since = time.GetUtcNow() });
        else
            Promote(membership);
        admission.Tell(
            user, $"You administer {challenge.Title}",
            $"You are now an admin of the challenge “{challenge.Title}”: {settings.AddressOf(challenge.Slug)}");
        return Unit.Value;
    }

    private void Promote(Membership membership)
    {
        membership.Role = Role.Admin;
        outbox.Publish(new ParticipantLeft(membership.ChallengeId, membership.UserId));
    }
}

internal sealed class AddAdminMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Mutation<AddAdmin, Unit>("addAdmin", "Makes a user an admin of the challenge; for its admins.");
}
