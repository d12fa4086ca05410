using GrandChallenge.Application;
using GrandChallenge.Application.Dispatch;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Storage;
using MediatR;

namespace GrandChallenge.Evaluation.Features.SubmitPredictions;

/// <summary>Sends in a finished upload as predictions for a phase.</summary>
/// <param name="Comment">For oneself and the organisers, at most 128 characters.</param>
[RequiresScope("submit")]
internal sealed record SubmitPredictions(Guid PhaseId, Guid UploadId, string? Comment = null) : IProcess<SubmissionReceipt>;

/// <param name="Remaining">Submissions that the caller has left now.</param>
internal sealed record SubmissionReceipt(Guid SubmissionId, Guid EvaluationId, string Sha256, DateTimeOffset SubmittedAt, int Remaining);

internal sealed class SubmitPredictionsHandler(EvaluationRules rules, UploadedFiles files, BlobStore blobs, IMediator mediator)
    : IRequestHandler<SubmitPredictions, SubmissionReceipt>
{
    public async Task<SubmissionReceipt> Handle(SubmitPredictions process, CancellationToken cancellationToken)
    {
        var (phase, challenge) = await rules.PhaseAsync(process.PhaseId, cancellationToken);
        if (!challenge.IsParticipant && !challenge.IsAdmin)
            throw new ForbiddenRefusal($"Join {challenge.Title} first: only its participants can submit.");

        var file = await files.StoreAsync(process.UploadId, cancellationToken);
        var kind = SubmissionFile.KindOf(file.FileName, phase.Accepts);
        await using (var content = await blobs.OpenReadAsync(file.Sha256, cancellationToken))
            await PredictionFile.CheckAsync(content, file.FileName, SubmissionFile.StorageKind(kind), ct: cancellationToken);
        return await mediator.Send(new AcceptSubmission(phase.Id, file, kind, process.Comment ?? "", challenge.IsAdmin), cancellationToken);
    }
}
