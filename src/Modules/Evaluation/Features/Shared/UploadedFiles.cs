using GrandChallenge.Application;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Storage;

namespace GrandChallenge.Evaluation.Features.Shared;

/// <summary>Turns a finished upload of the caller into stored, content-addressed bytes. Repeating it gives the same file.</summary>
internal sealed class UploadedFiles(Uploads uploads, Caller caller)
{
    /// <summary>The upload as it came, not yet kept.</summary>
    public Task<CompletedUpload> OpenAsync(Guid uploadId, CancellationToken cancellationToken) =>
        uploads.OpenCompletedAsync(uploadId, caller.RequireId(), cancellationToken);

    public async Task<StoredFile> StoreAsync(Guid uploadId, CancellationToken cancellationToken)
    {
        string name;
        await using (var upload = await uploads.OpenCompletedAsync(uploadId, caller.RequireId(), cancellationToken))
            name = upload.FileName;
        var blob = await uploads.MoveToBlobAsync(uploadId, caller.RequireId(), cancellationToken);
        return new StoredFile(name, blob.Sha256, blob.Size);
    }
}
