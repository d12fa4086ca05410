using FluentValidation;
using GrandChallenge.Challenges.Data;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;

namespace GrandChallenge.Challenges.Features.RejectJoinRequest;

/// <summary>Declines a request and mails the reason. An accepted request may be rejected later: the user is out then.</summary>
internal sealed record RejectJoinRequest(string Challenge, Guid Request, string Reason) : ICommand;

internal sealed class RejectJoinRequestValidator : AbstractValidator<RejectJoinRequest>
{
    public RejectJoinRequestValidator() => RuleFor(r => r.Reason).IsReason();
}

internal sealed class RejectJoinRequestHandler(ChallengesDbContext db, Gate gate, Admission admission) : IRequestHandler<RejectJoinRequest, Unit>
{
    public async Task<Unit> Handle(RejectJoinRequest command, CancellationToken cancellationToken)
    {
        var (challenge, _) = await gate.EnterAloneAsync(command.Challenge, Act.Administer, cancellationToken);
        var request = await db.JoinRequestAsync(challenge.Id, command.Request, cancellationToken);
        await admission.RejectAsync(challenge, request, command.Reason, cancellationToken);
        return Unit.Value;
    }
}

internal sealed class RejectJoinRequestMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Mutation<RejectJoinRequest, Unit>("rejectJoinRequest", "Declines a request to join and mails the reason; for admins.");
}
