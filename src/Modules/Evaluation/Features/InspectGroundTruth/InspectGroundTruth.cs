using GrandChallenge.Application.Dispatch;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.InspectGroundTruth;

/// <summary>Reads every entry of an uploaded ground truth once, so that no run meets a damaged or hostile archive.</summary>
internal sealed record InspectGroundTruth(Guid GroundTruthId, bool Activate) : IProcess<Unit>;

internal sealed class InspectGroundTruthHandler(EvaluationDbContext database, BlobStore blobs, Dispatcher dispatcher)
    : IRequestHandler<InspectGroundTruth, Unit>
{
    public async Task<Unit> Handle(InspectGroundTruth process, CancellationToken cancellationToken)
    {
        var truth = await database.GroundTruths.AsNoTracking().SingleAsync(t => t.Id == process.GroundTruthId, cancellationToken);
        if (truth.State is VersionState.Ready or VersionState.Rejected)
            return Unit.Value;
        return await dispatcher.SendAsync(
            new JudgeGroundTruth(truth.Id, await FaultAsync(truth.File, cancellationToken), process.Activate), cancellationToken);
    }

    private async Task<string?> FaultAsync(StoredFile file, CancellationToken cancellationToken)
    {
        try
        {
            await using var files = await GroundTruthFiles.OpenAsync(blobs, file, cancellationToken);
            await files.CheckAsync(cancellationToken);
            return null;
        }
        catch (FileRefusedException refused)
        {
            return refused.Message;
        }
    }
}

internal sealed record JudgeGroundTruth(Guid GroundTruthId, string? Fault, bool Activate) : ICommand;

internal sealed class JudgeGroundTruthHandler(EvaluationDbContext database) : IRequestHandler<JudgeGroundTruth, Unit>
{
    public async Task<Unit> Handle(JudgeGroundTruth command, CancellationToken cancellationToken)
    {
        var truth = await database.GroundTruths.SingleAsync(t => t.Id == command.GroundTruthId, cancellationToken);
        if (truth.State is VersionState.Ready or VersionState.Rejected)
            return Unit.Value;

        truth.Inspect();
        if (command.Fault is { } fault)
        {
            truth.Reject(fault);
            return Unit.Value;
        }

        truth.Ready();
        if (command.Activate)
            (await database.Phases.SingleAsync(p => p.Id == truth.PhaseId, cancellationToken)).Activate(truth);
        return Unit.Value;
    }
}
