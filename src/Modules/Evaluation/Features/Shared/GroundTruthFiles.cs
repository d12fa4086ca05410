using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Storage;

namespace GrandChallenge.Evaluation.Features.Shared;

/// <summary>The ground truth as its scoring container finds it: an archive's files, or the one file under its own name.</summary>
internal static class GroundTruthFiles
{
    private static readonly string[] Archives = [".zip", ".tar", ".tar.gz", ".tgz"];

    public static async Task<FileSet> OpenAsync(BlobStore blobs, StoredFile file, CancellationToken cancellationToken)
    {
        var content = await blobs.OpenReadAsync(file.Sha256, cancellationToken);
        return Archives.Any(ending => file.FileName.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            ? await FileSets.OpenArchiveAsync(content, ct: cancellationToken)
            : FileSets.Single(FileName.Clean(file.FileName), content);
    }
}
