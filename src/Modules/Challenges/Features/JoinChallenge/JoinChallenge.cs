using GrandChallenge.Application;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Challenges.Features.JoinChallenge;

/// <summary>The caller wishes to take part. Asked again, it answers how the first wish stands.</summary>
internal sealed record JoinChallenge(string Challenge) : ICommand<JoinAnswer>;

/// <param name="Reason">Why the organisers rejected; empty otherwise.</param>
internal sealed record JoinAnswer(JoinState State, string Reason);

internal sealed class JoinChallengeHandler(ChallengesDbContext db, Gate gate, Admission admission, Caller caller, TimeProvider time)
    : IRequestHandler<JoinChallenge, JoinAnswer>
{
    public async Task<JoinAnswer> Handle(JoinChallenge command, CancellationToken cancellationToken)
    {
        var (challenge, standing) = await gate.EnterAloneAsync(command.Challenge, Act.Join, cancellationToken);
        var user = caller.RequireId();
        if (standing.Role is { } role)
            return new JoinAnswer(JoinStates.Of(role), "");

        var request = await db.JoinRequests.SingleOrDefaultAsync(r => r.ChallengeId == challenge.Id && r.UserId == user, cancellationToken);
        if (request?.State == JoinRequestState.Rejected)
            return new JoinAnswer(JoinState.Rejected, request.Reason);
        return challenge.JoinPolicy == JoinPolicy.Open ? Join(challenge, user, request) : Ask(challenge, user, request);
    }

    private JoinAnswer Join(Challenge challenge, Guid user, JoinRequest? request)
    {
        request?.Accept(time.GetUtcNow());
        admission.Admit(challenge, user);
        return new JoinAnswer(JoinState.Participant, "");
    }

    private JoinAnswer Ask(Challenge challenge, Guid user, JoinRequest? request)
    {
        if (request is null)
            db.Add(JoinRequest.Ask(challenge.Id, user, time.GetUtcNow()));
        return new JoinAnswer(JoinState.Pending, "");
    }
}
