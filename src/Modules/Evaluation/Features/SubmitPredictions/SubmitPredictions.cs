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

internal sealed class SubmitPredictionsHandler(EvaluationRules rules, UploadedFiles files, IMediator mediator)
    : IRequestHandler<SubmitPredictions, SubmissionReceipt>
{
    public async Task<SubmissionReceipt> Handle(SubmitPredictions process, CancellationToken cancellationToken)
    {
        var (phase, challenge) = await rules.PhaseAsync(process.PhaseId, cancellationToken);
        if (!challenge.IsParticipant && !challenge.IsAdmin)
            throw new ForbiddenRefusal($"Join {challenge.Title} first: only its participants can submit.");

        var kind = await CheckAsync(process.UploadId, phase, cancellationToken);
        var file = await files.StoreAsync(process.UploadId, cancellationToken);
        return await mediator.Send(new AcceptSubmission(phase.Id, file, kind, process.Comment ?? "", challenge.IsAdmin), cancellationToken);
    }

    // Before the bytes are kept for good: a refused upload expires like any other.
    private async Task<SubmissionKinds> CheckAsync(Guid uploadId, Phase phase, CancellationToken cancellationToken)
    {
        await using var upload = await files.OpenAsync(uploadId, cancellationToken);
        var kind = SubmissionFile.KindOf(upload.FileName, phase.Accepts);
        await PredictionFile.CheckAsync(upload.Content, upload.FileName, SubmissionFile.StorageKind(kind), ct: cancellationToken);
        return kind;
    }
}
