namespace GrandChallenge.Storage;

/// <param name="Path">Relative, forward slashes, safe to create anywhere.</param>
/// <param name="Size">In bytes, unpacked.</param>
public sealed record FileEntry(string Path, long Size);

/// <summary>Files on their way into a container. Owns the streams it was opened on. One reader at a time; may be read again and again.</summary>
public abstract class FileSet : IAsyncDisposable
{
    /// <summary>Every file, in the order in which it is written.</summary>
    public abstract IReadOnlyList<FileEntry> Files { get; }

    /// <summary>Writes a tar: folders 0755, files 0444, owner 0, time 0. The same files give the same bytes, always. The target stays open.</summary>
    /// <exception cref="FileRefusedException">An entry is damaged or not as long as it claims. Call <see cref="CheckAsync"/> first to know before a byte is written.</exception>
    public async Task WriteTarAsync(Stream target, CancellationToken ct = default)
    {
        var tar = new TarOut(target);
        await ReadAsync(tar.WriteFileAsync, ct);
        await tar.EndAsync(ct);
    }

    /// <summary>Reads every byte of every file and keeps none: lengths and checksums are true afterwards.</summary>
    /// <exception cref="FileRefusedException">An entry is damaged or not as long as it claims.</exception>
    public Task CheckAsync(CancellationToken ct = default) => WriteTarAsync(Stream.Null, ct);

    public abstract ValueTask DisposeAsync();

    /// <summary>Hands every file to <paramref name="take"/>, in order; the stream yields exactly the entry's size or throws.</summary>
    private protected abstract Task ReadAsync(Func<FileEntry, Stream, CancellationToken, Task> take, CancellationToken ct);
}
