using GrandChallenge.Containers;
using GrandChallenge.Storage;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>Brings the image of a method to this worker's engine: from the stored archive or by digest from its registry.</summary>
internal sealed class ScoringImages(EngineImages images, BlobStore blobs) : IDisposable
{
    private readonly SemaphoreSlim loading = new(1);

    public async Task EnsureAsync(ClaimedRun run, CancellationToken cancellationToken)
    {
        if (await images.ExistsAsync(run.Method.Image, cancellationToken))
            return;

        await loading.WaitAsync(cancellationToken);
        try
        {
            if (await images.ExistsAsync(run.Method.Image, cancellationToken))
                return;
            if (run.Method.Reference is { } reference)
            {
                await images.PullByDigestAsync(reference, cancellationToken);
                return;
            }

            await using var archive = await blobs.OpenReadAsync(run.Method.Archive!.Sha256, cancellationToken);
            await images.LoadAsync(archive, cancellationToken);
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();
}
