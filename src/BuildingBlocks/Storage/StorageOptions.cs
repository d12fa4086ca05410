namespace GrandChallenge.Storage;

/// <summary>Where files live and how much one person may have under way. Sizes are in bytes.</summary>
public sealed class StorageOptions
{
    /// <summary>Folder of blobs/, uploads/, temp/ and link.key; all on one file system, since files move between them by rename.</summary>
    public string Root { get; set; } = ".data/storage";

    public long MaxUploadBytes { get; set; } = 64L << 30;

    /// <summary>Sum of the declared lengths of one owner's uploads that nothing has used yet.</summary>
    public long MaxOpenBytes { get; set; } = 128L << 30;

    public int MaxOpenUploads { get; set; } = 2_000;

    /// <summary>How long an upload is kept after its last byte.</summary>
    public TimeSpan UploadLifetime { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Secret of the signed links, base64, at least 32 bytes; without it a key file is made under <see cref="Root"/>.</summary>
    public string? LinkKey { get; set; }
}
