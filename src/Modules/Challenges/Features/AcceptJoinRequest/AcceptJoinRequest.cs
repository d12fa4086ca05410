using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.AcceptJoinRequest;

/// <summary>Lets the user take part and tells him. A rejected request may be accepted later.</summary>
internal sealed record AcceptJoinRequest(string Challenge, Guid Request) : ICommand;

internal sealed class AcceptJoinRequestHandler(ChallengesDbContext db, Gate gate, Admission admission) : IRequestHandler<AcceptJoinRequest, Unit>
{
    public async Task<Unit> Handle(AcceptJoinRequest command, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAloneAsync(command.Challenge, Act.Administer, cancellationToken);
        var request = await db.JoinRequestAsync(challenge.Id, command.Request, cancellationToken);
        if (!await db.Memberships.AnyAsync(m => m.ChallengeId == challenge.Id && m.UserId == request.UserId, cancellationToken))
            admission.Accept(challenge, request);
        return Unit.Value;
    }
}

internal sealed class AcceptJoinRequestMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Mutation<AcceptJoinRequest, Unit>("acceptJoinRequest", "Lets a user take part; for admins.");
}
