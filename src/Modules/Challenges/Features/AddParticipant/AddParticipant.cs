using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.AddParticipant;

/// <summary>Lets a user take part who did not ask: the only way into a private challenge.</summary>
internal sealed record AddParticipant(string Challenge, string UserName) : ICommand;

internal sealed class AddParticipantHandler(ChallengesDbContext db, Gate gate, Admission admission, Neighbours neighbours, ChallengesSettings settings, TimeProvider time)
    : IRequestHandler<AddParticipant, Unit>
{
    public async Task<Unit> Handle(AddParticipant command, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAloneAsync(command.Challenge, Act.Administer, cancellationToken);
        var user = await neighbours.RequireUserAsync(command.UserName, cancellationToken);
        if (await db.Memberships.AnyAsync(m => m.ChallengeId == challenge.Id && m.UserId == user, cancellationToken))
            return Unit.Value;

        var request = await db.JoinRequests.SingleOrDefaultAsync(r => r.ChallengeId == challenge.Id && r.UserId == user, cancellationToken);
        request?.Accept(time.GetUtcNow());
        admission.Admit(challenge, user);
        admission.Tell(
            user, $"You take part in {challenge.Title}",
            $"An organiser has added you to the challenge “{challenge.Title}”: {settings.AddressOf(challenge.Slug)}");
        return Unit.Value;
    }
}

internal sealed class AddParticipantMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<AddParticipant, Unit>("addParticipant", "Lets a user take part who did not ask; for admins.");
}
