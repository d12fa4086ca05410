using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GrandChallenge.Evaluation.Features.DownloadSubmission;

/// <summary>The file of a submission, for its owner and the challenge's admins. There is no such query for a ground truth.</summary>
internal sealed record DownloadSubmission(Guid SubmissionId) : IQuery<SubmittedFile>;

internal sealed record SubmittedFile(string FileName, string Sha256, long Bytes);

internal sealed class DownloadSubmissionHandler(EvaluationRules rules) : IRequestHandler<DownloadSubmission, SubmittedFile>
{
    public async Task<SubmittedFile> Handle(DownloadSubmission query, CancellationToken cancellationToken)
    {
        var file = (await rules.SubmissionAsync(query.SubmissionId, cancellationToken)).Submission.File;
        return new SubmittedFile(file.FileName, file.Sha256, file.Size);
    }
}

internal static class DownloadSubmissionEndpoint
{
    public static void MapSubmissionDownload(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/submissions/{id:guid}/file", async (Guid id, IMediator mediator, BlobStore blobs, CancellationToken cancellationToken) =>
        {
            var file = await mediator.Send(new DownloadSubmission(id), cancellationToken);
            return BlobResults.Download(blobs, file.Sha256, file.FileName);
        });
}
