using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Features.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.ActivateGroundTruth;

/// <summary>From now on submissions are scored against this version. Results that exist stay as they are until they are scored anew.</summary>
internal sealed record ActivateGroundTruth(Guid GroundTruthId) : ICommand;

internal sealed class ActivateGroundTruthHandler(EvaluationRules rules, EvaluationDbContext database)
    : IRequestHandler<ActivateGroundTruth, Unit>
{
    public async Task<Unit> Handle(ActivateGroundTruth command, CancellationToken cancellationToken)
    {
        var truth = await database.GroundTruths.SingleOrDefaultAsync(t => t.Id == command.GroundTruthId, cancellationToken)
            ?? throw new NotFoundRefusal();
        var (phase, _) = await rules.AdministeredPhaseAsync(truth.PhaseId, cancellationToken);
        phase.Activate(truth);
        return Unit.Value;
    }
}
