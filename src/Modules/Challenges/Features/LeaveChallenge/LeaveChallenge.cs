using GrandChallenge.Application;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.LeaveChallenge;

/// <summary>The caller takes part no longer, or withdraws his request. What he submitted stays.</summary>
internal sealed record LeaveChallenge(string Challenge) : ICommand;

internal sealed class LeaveChallengeHandler(ChallengesDbContext db, Gate gate, Admission admission, Caller caller)
    : IRequestHandler<LeaveChallenge, Unit>
{
    public async Task<Unit> Handle(LeaveChallenge command, CancellationToken cancellationToken)
    {
        var (challenge, standing) = await gate.EnterAloneAsync(command.Challenge, Act.Leave, cancellationToken);
        var user = caller.RequireId();
        if (standing.Role == Role.Admin)
            throw new ConflictRefusal("You administer this challenge. Another admin can take that role from you, on the page “Admins”.");

        var membership = await db.Memberships.SingleOrDefaultAsync(m => m.ChallengeId == challenge.Id && m.UserId == user, cancellationToken);
        var request = await db.JoinRequests.SingleOrDefaultAsync(
            r => r.ChallengeId == challenge.Id && r.UserId == user && r.State != JoinRequestState.Rejected, cancellationToken);
        if (membership is null && request is null)
            throw new ConflictRefusal("You do not take part in this challenge.");
        if (membership is not null)
            admission.Dismiss(membership);
        if (request is not null)
            db.Remove(request);
        return Unit.Value;
    }
}

internal sealed class LeaveChallengeMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<LeaveChallenge, Unit>("leaveChallenge", "Takes part no longer, or withdraws a request to join.");
}
