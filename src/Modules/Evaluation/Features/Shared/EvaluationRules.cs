using GrandChallenge.Application;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.Shared;

/// <summary>The one place that decides who may do what in this module. A phase that the caller may not know of does not exist.</summary>
internal sealed partial class EvaluationRules(IMediator mediator, EvaluationDbContext database, Caller caller)
{
    public async Task<ChallengeForCaller> ChallengeAsync(string slug, CancellationToken cancellationToken) =>
        await mediator.Send(new ChallengeAccess(slug), cancellationToken) ?? throw new NotFoundRefusal();

    public async Task<ChallengeForCaller> AdministeredAsync(string slug, CancellationToken cancellationToken) =>
        Administered(await ChallengeAsync(slug, cancellationToken));

    public async Task<PhaseForCaller> PhaseAsync(Guid phaseId, CancellationToken cancellationToken)
    {
        var phase = await database.Phases.SingleOrDefaultAsync(p => p.Id == phaseId, cancellationToken) ?? throw new NotFoundRefusal();
        var challenge = await mediator.Send(new ChallengeAccessById(phase.ChallengeId), cancellationToken) ?? throw new NotFoundRefusal();
        return Visible(phase, challenge);
    }

    public async Task<PhaseForCaller> PhaseAsync(string slug, string phaseSlug, CancellationToken cancellationToken)
    {
        var challenge = await ChallengeAsync(slug, cancellationToken);
        var phase = await database.Phases.SingleOrDefaultAsync(
            p => p.ChallengeId == challenge.Id && p.Slug == phaseSlug, cancellationToken) ?? throw new NotFoundRefusal();
        return Visible(phase, challenge);
    }

    public async Task<PhaseForCaller> AdministeredPhaseAsync(Guid phaseId, CancellationToken cancellationToken)
    {
        var found = await PhaseAsync(phaseId, cancellationToken);
        Administered(found.Challenge);
        return found;
    }

    public static ChallengeForCaller Administered(ChallengeForCaller challenge) =>
        challenge.IsAdmin ? challenge : throw new ForbiddenRefusal("Only an admin of this challenge may do that.");

    private static PhaseForCaller Visible(Phase phase, ChallengeForCaller challenge) =>
        phase.IsPublic || challenge.IsAdmin ? new PhaseForCaller(phase, challenge) : throw new NotFoundRefusal();
}

internal sealed record PhaseForCaller(Phase Phase, ChallengeForCaller Challenge);
