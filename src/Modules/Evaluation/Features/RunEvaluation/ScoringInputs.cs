using GrandChallenge.Containers;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using GrandChallenge.Storage;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>What a scoring container is given, and how much it may use.</summary>
internal sealed class ScoringInputs(BlobStore blobs)
{
    private const long MiB = 1 << 20;

    public RunRequest RequestOf(ClaimedRun run) => new(
        run.RunId,
        run.Attempt,
        run.Method.Image,
        new Containers.RunProfile(
            run.Profile.TimeLimit, run.Profile.MemoryMiB * MiB, (double)run.Profile.Cpus, run.Profile.ScratchMiB * MiB, run.Profile.NeedsGpu),
        [.. Inputs(run)]);

    private IEnumerable<RunInput> Inputs(ClaimedRun run)
    {
        yield return new RunInput("/input", (tar, token) => WriteSubmissionAsync(run.Submission, tar, token));
        if (run.Truth is { } truth)
            yield return new RunInput("/opt/ml/input/data/ground_truth", (tar, token) => WriteTruthAsync(truth.File, tar, token));
    }

    private async Task WriteSubmissionAsync(Submission submission, Stream tar, CancellationToken cancellationToken)
    {
        await using var files = await PredictionFile.OpenAsync(
            await blobs.OpenReadAsync(submission.File.Sha256, cancellationToken),
            submission.File.FileName,
            SubmissionFile.StorageKind(submission.Kind),
            ct: cancellationToken);
        await files.WriteTarAsync(tar, cancellationToken);
    }

    private async Task WriteTruthAsync(StoredFile truth, Stream tar, CancellationToken cancellationToken)
    {
        await using var files = await GroundTruthFiles.OpenAsync(blobs, truth, cancellationToken);
        await files.WriteTarAsync(tar, cancellationToken);
    }
}
