using GrandChallenge.Application;
using GrandChallenge.Application.Data;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Data;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.InspectMethod;
using GrandChallenge.Evaluation.Features.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Evaluation.Features.UploadMethod;

/// <summary>Adds a version of the evaluation container: an uploaded archive or an image named by digest. It is inspected before use.</summary>
/// <param name="Activate">Make it the active one as soon as it is ready.</param>
internal sealed record UploadMethod(Guid PhaseId, Guid? UploadId, string? Reference, bool Activate) : ICommand<VersionUploaded>;

internal sealed record VersionUploaded(Guid Id, int Number);

internal sealed class UploadMethodHandler(
    EvaluationRules rules, EvaluationDbContext database, UploadedFiles files, Caller caller, Outbox outbox)
    : IRequestHandler<UploadMethod, VersionUploaded>
{
    public async Task<VersionUploaded> Handle(UploadMethod command, CancellationToken cancellationToken)
    {
        var (phase, _) = await rules.AdministeredPhaseAsync(command.PhaseId, cancellationToken);
        await database.LockAsync(phase.Id, phase.Id, cancellationToken);
        var number = 1 + (await database.Methods.Where(m => m.PhaseId == phase.Id).MaxAsync(m => (int?)m.Number, cancellationToken) ?? 0);
        var now = await database.NowAsync(cancellationToken);
        var method = command switch
        {
            { UploadId: { } upload, Reference: null } =>
                Method.OfArchive(phase.Id, number, await files.StoreAsync(upload, cancellationToken), caller.RequireId(), now),
            { UploadId: null, Reference: { } reference } => Method.OfRegistry(phase.Id, number, reference.Trim(), caller.RequireId(), now),
            _ => throw new ValidationRefusal("upload", "Give either an uploaded archive made by docker save or an image named by its digest."),
        };
        database.Add(method);
        outbox.Publish(new InspectMethodJob(method.Id, command.Activate));
        return new VersionUploaded(method.Id, number);
    }
}
