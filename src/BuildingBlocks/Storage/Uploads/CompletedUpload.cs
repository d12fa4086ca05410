namespace GrandChallenge.Storage;

/// <summary>An upload of which every byte is here. Content is seekable; disposing this closes it.</summary>
/// <param name="FileName">As the sender named it, cleaned by <see cref="Storage.FileName.Clean"/>.</param>
/// <param name="Length">In bytes.</param>
public sealed record CompletedUpload(string FileName, long Length, Stream Content) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
