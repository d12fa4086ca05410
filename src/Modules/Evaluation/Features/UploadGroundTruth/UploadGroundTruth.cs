using GrandChallenge.Application;
using GrandChallenge.Application.Data;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.InspectGroundTruth;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Evaluation.Features.UploadMethod;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.UploadGroundTruth;

/// <summary>Adds a version of the files that submissions are scored against: a zip or tar archive, or one file. Nobody can download it.</summary>
/// <param name="Activate">Make it the active one as soon as it is ready.</param>
internal sealed record UploadGroundTruth(Guid PhaseId, Guid UploadId, bool Activate) : ICommand<VersionUploaded>;

internal sealed class UploadGroundTruthHandler(
    EvaluationRules rules, EvaluationDbContext database, UploadedFiles files, Caller caller, Outbox outbox)
    : IRequestHandler<UploadGroundTruth, VersionUploaded>
{
    public async Task<VersionUploaded> Handle(UploadGroundTruth command, CancellationToken cancellationToken)
    {
        var (phase, _) = await rules.AdministeredPhaseAsync(command.PhaseId, cancellationToken);
        await database.LockAsync(phase.Id, phase.Id, cancellationToken);
        var number = 1 + (await database.GroundTruths.Where(t => t.PhaseId == phase.Id).MaxAsync(t => (int?)t.Number, cancellationToken) ?? 0);
        var file = await files.StoreAsync(command.UploadId, cancellationToken);
        var truth = new GroundTruth(phase.Id, number, file, caller.RequireId(), await database.NowAsync(cancellationToken));
        database.Add(truth);
        outbox.Publish(new InspectGroundTruthJob(truth.Id, command.Activate));
        return new VersionUploaded(truth.Id, number);
    }
}
