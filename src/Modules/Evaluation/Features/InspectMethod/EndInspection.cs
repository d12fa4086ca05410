using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.InspectMethod;

internal sealed record BeginInspection(Guid MethodId) : ICommand;

internal sealed class BeginInspectionHandler(EvaluationDbContext database) : IRequestHandler<BeginInspection, Unit>
{
    public async Task<Unit> Handle(BeginInspection command, CancellationToken cancellationToken)
    {
        (await database.Methods.SingleAsync(m => m.Id == command.MethodId, cancellationToken)).Inspect();
        return Unit.Value;
    }
}

internal sealed record EndInspection(Guid MethodId, string? ImageDigest, string? Reason, bool Activate) : ICommand;

internal sealed class EndInspectionHandler(EvaluationDbContext database) : IRequestHandler<EndInspection, Unit>
{
    public async Task<Unit> Handle(EndInspection command, CancellationToken cancellationToken)
    {
        var method = await database.Methods.SingleAsync(m => m.Id == command.MethodId, cancellationToken);
        if (method.State != VersionState.Inspecting)
            return Unit.Value;

        if (command.ImageDigest is not { } digest)
        {
            method.Reject(command.Reason!);
            return Unit.Value;
        }

        method.Ready(digest);
        if (command.Activate)
            (await database.Phases.SingleAsync(p => p.Id == method.PhaseId, cancellationToken)).Activate(method);
        return Unit.Value;
    }
}
