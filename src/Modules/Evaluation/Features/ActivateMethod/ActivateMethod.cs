using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Features.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.ActivateMethod;

/// <summary>From now on submissions are scored by this version. Results that exist stay as they are until they are scored anew.</summary>
internal sealed record ActivateMethod(Guid MethodId) : ICommand;

internal sealed class ActivateMethodHandler(EvaluationRules rules, EvaluationDbContext database) : IRequestHandler<ActivateMethod, Unit>
{
    public async Task<Unit> Handle(ActivateMethod command, CancellationToken cancellationToken)
    {
        var method = await database.Methods.SingleOrDefaultAsync(m => m.Id == command.MethodId, cancellationToken) ?? throw new NotFoundRefusal();
        var (phase, _) = await rules.AdministeredPhaseAsync(method.PhaseId, cancellationToken);
        phase.Activate(method);
        return Unit.Value;
    }
}
