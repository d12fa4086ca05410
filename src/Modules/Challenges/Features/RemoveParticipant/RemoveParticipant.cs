using FluentValidation;
using GrandChallenge.Application;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.RemoveParticipant;

/// <summary>Ends a user's participation and mails the reason. He can join again only when an admin accepts him.</summary>
internal sealed record RemoveParticipant(string Challenge, Guid User, string Reason) : ICommand;

internal sealed class RemoveParticipantValidator : AbstractValidator<RemoveParticipant>
{
    public RemoveParticipantValidator() => RuleFor(r => r.Reason).IsReason();
}

internal sealed class RemoveParticipantHandler(ChallengesDbContext db, Gate gate, Admission admission, TimeProvider time)
    : IRequestHandler<RemoveParticipant, Unit>
{
    public async Task<Unit> Handle(RemoveParticipant command, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAloneAsync(command.Challenge, Act.Administer, cancellationToken);
        var takesPart = await db.Memberships.AnyAsync(
            m => m.ChallengeId == challenge.Id && m.UserId == command.User && m.Role == Role.Participant, cancellationToken);
        if (!takesPart)
            throw new NotFoundRefusal("This user does not take part in the challenge.");

        var request = await db.JoinRequests.SingleOrDefaultAsync(r => r.ChallengeId == challenge.Id && r.UserId == command.User, cancellationToken);
        if (request is null)
        {
            request = JoinRequest.Ask(challenge.Id, command.User, time.GetUtcNow());
            db.Add(request);
        }

        await admission.RejectAsync(challenge, request, command.Reason, cancellationToken);
        return Unit.Value;
    }
}

internal sealed class RemoveParticipantMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<RemoveParticipant, Unit>("removeParticipant", "Ends a user's participation and mails the reason; for admins.");
}
