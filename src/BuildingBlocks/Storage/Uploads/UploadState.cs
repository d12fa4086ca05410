namespace GrandChallenge.Storage;

/// <summary>What info.json holds. Written at creation and once more when the content becomes a blob.</summary>
internal sealed record UploadInfo(long Length, string FileName, string Metadata, Blob? Blob = null);

/// <summary>Where an upload stands: <paramref name="Offset"/> bytes of <paramref name="Length"/> are safe on disk.</summary>
internal sealed record UploadState(Guid Id, string FileName, string Metadata, long Length, long Offset, DateTimeOffset Expires)
{
    public bool IsComplete => Offset == Length;
}
