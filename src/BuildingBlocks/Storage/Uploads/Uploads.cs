using System.Text;

namespace GrandChallenge.Storage;

/// <summary>
/// Resumable uploads under Root/uploads/OWNER/ID. Every byte that was answered for survives a kill at any moment; what another owner's
/// upload holds, or that it exists, cannot be learned.
/// </summary>
public sealed class Uploads(StorageOptions options, BlobStore blobs, TimeProvider time) : IDisposable
{
    private readonly string _root = Path.GetFullPath(Path.Combine(options.Root, "uploads"));
    private readonly SemaphoreSlim _creating = new(1, 1);

    /// <summary>The longest upload that is taken, in bytes.</summary>
    public long MaxBytes => options.MaxUploadBytes;

    /// <summary>Begins an upload of <paramref name="length"/> bytes.</summary>
    /// <param name="metadata">The tus Upload-Metadata header; its <c>filename</c> names the file.</param>
    internal async Task<UploadState> CreateAsync(Guid owner, long length, string? metadata, CancellationToken ct)
    {
        if (length > MaxBytes)
            throw new UploadRefusedException(413, $"The file is {length:N0} bytes; at most {MaxBytes:N0} bytes are taken.");
        var info = new UploadInfo(length, UploadMetadata.FileNameIn(metadata), metadata ?? "");
        await _creating.WaitAsync(ct);
        try
        {
            RefuseOverQuota(owner, length);
            var id = Guid.CreateVersion7(time.GetUtcNow());
            FolderOf(id, owner).Create(info, time.GetUtcNow());
            return StateOf(id, FolderOf(id, owner), info);
        }
        finally
        {
            _creating.Release();
        }
    }

    /// <summary>A finished upload in one step, for a file that comes with a plain form.</summary>
    /// <exception cref="FileRefusedException">It is too long, over the owner's quota, or not of the given length.</exception>
    public async Task<Guid> AddAsync(Guid owner, string fileName, Stream content, long length, CancellationToken ct = default)
    {
        try
        {
            var name = Convert.ToBase64String(Encoding.UTF8.GetBytes(FileName.Clean(fileName)));
            var state = await CreateAsync(owner, length, $"filename {name}", ct);
            state = await AppendAsync(state.Id, owner, 0, new UploadChunk(content), ct);
            return state.IsComplete ? state.Id : throw new FileRefusedException($"'{state.FileName}' ended after {state.Offset:N0} of {length:N0} bytes.");
        }
        catch (UploadRefusedException e)
        {
            throw new FileRefusedException(e.Message, e);
        }
    }

    /// <summary>Where the upload stands.</summary>
    internal UploadState Find(Guid id, Guid owner)
    {
        var (folder, info) = Living(id, owner);
        return StateOf(id, folder, info);
    }

    /// <summary>Adds the bytes at <paramref name="offset"/>, which must be the upload's own. What came before an abort is kept, unless a checksum was to vouch for it.</summary>
    /// <returns>The state after.</returns>
    internal async Task<UploadState> AppendAsync(Guid id, Guid owner, long offset, UploadChunk chunk, CancellationToken ct)
    {
        var (folder, _) = Living(id, owner);
        await using var held = Lock(folder);
        var info = folder.Read() ?? throw NotFound();
        var at = folder.Offset(info);
        if (offset != at)
            throw new UploadRefusedException(409, $"The upload stands at byte {at}, not {offset}.");
        if (chunk.Length > info.Length - at)
            throw TooMuch(info);
        if (info.Length > at)
            await AppendAsync(folder, info, at, chunk, ct);
        else if (await chunk.Content.ReadAsync(new byte[1], ct) > 0)
            throw TooMuch(info);
        return StateOf(id, folder, info);
    }

    internal void Remove(Guid id, Guid owner)
    {
        var (folder, _) = Living(id, owner);
        using var held = Lock(folder);
        folder.Delete();
    }

    /// <summary>The file of a finished upload, also after it became a blob.</summary>
    /// <exception cref="FileRefusedException">Bytes are missing, or the owner has no such upload.</exception>
    public async Task<CompletedUpload> OpenCompletedAsync(Guid id, Guid owner, CancellationToken ct = default)
    {
        var (folder, info) = Complete(id, owner);
        try
        {
            return new CompletedUpload(info.FileName, info.Length, info.Blob is { } blob && blobs.Exists(blob.Sha256)
                ? await blobs.OpenReadAsync(blob.Sha256, ct)
                : new FileStream(folder.DataFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 << 10, FileOptions.Asynchronous));
        }
        catch (FileNotFoundException)
        {
            throw Unknown(id);
        }
    }

    /// <summary>The finished upload's content becomes a blob by rename. Asked again, also after a crash half-way, it answers the same blob.</summary>
    /// <exception cref="FileRefusedException">Bytes are missing, or the owner has no such upload.</exception>
    public async Task<Blob> MoveToBlobAsync(Guid id, Guid owner, CancellationToken ct = default)
    {
        var (folder, info) = Complete(id, owner);
        FileStream? held;
        while ((held = folder.TryLock()) is null && folder.Read() is not null)
            await Task.Delay(TimeSpan.FromMilliseconds(20), ct);
        await using var _ = held;
        info = folder.Read() ?? throw Unknown(id);
        if (info.Blob is null)
        {
            await using var data = new FileStream(folder.DataFile, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.Asynchronous);
            info = info with { Blob = await BlobStore.HashAsync(data, null, info.Length, ct) };
            folder.Write(info, time.GetUtcNow()); // before the rename: whoever comes after a crash knows where the bytes went
        }
        if (File.Exists(folder.DataFile))
            blobs.Take(folder.DataFile, info.Blob);
        return blobs.Exists(info.Blob.Sha256) ? info.Blob : throw Unknown(id); // used before, and since deleted
    }

    /// <summary>Removes uploads whose last byte came longer ago than the lifetime; those being written stay.</summary>
    /// <returns>How many went.</returns>
    public Task<int> RemoveExpiredAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        var removed = 0;
        foreach (var path in Directory.Exists(_root) ? Directory.EnumerateDirectories(_root).SelectMany(Directory.EnumerateDirectories) : [])
        {
            ct.ThrowIfCancellationRequested();
            var folder = new UploadFolder(path);
            if (folder.Touched() + options.UploadLifetime > now)
                continue;
            using var held = folder.TryLock();
            if (held is null || folder.Touched() + options.UploadLifetime > now)
                continue;
            folder.Delete();
            removed++;
        }
        return Task.FromResult(removed);
    }

    public void Dispose() => _creating.Dispose();

    private async Task AppendAsync(UploadFolder folder, UploadInfo info, long at, UploadChunk chunk, CancellationToken ct)
    {
        var whole = false;
        if (new FileInfo(folder.DataFile).Length > at)
            folder.CutTo(at); // a process was killed before it could check these bytes
        if (chunk.Checksum is not null)
            folder.Doubt(at);
        try
        {
            whole = await chunk.WriteToAsync(folder.DataFile, at, info.Length - at, ct) ? true : throw TooMuch(info);
        }
        catch (UploadRefusedException)
        {
            folder.CutTo(at);
            throw;
        }
        finally
        {
            if (!whole && chunk.Checksum is not null)
                folder.CutTo(at);
            folder.Touch(time.GetUtcNow());
        }
        folder.Settle();
    }

    private void RefuseOverQuota(Guid owner, long length)
    {
        var path = Path.Combine(_root, owner.ToString("N"));
        var (count, bytes) = (1, length);
        foreach (var folder in Directory.Exists(path) ? Directory.EnumerateDirectories(path).Select(f => new UploadFolder(f)) : [])
        {
            if (folder.Read() is not { Blob: null } info || IsExpired(folder))
                continue;
            count++;
            bytes += info.Length;
        }
        if (count > options.MaxOpenUploads)
            throw new UploadRefusedException(403, $"You have {options.MaxOpenUploads:N0} unused uploads, the most at a time. Use or remove some first.");
        if (bytes > options.MaxOpenBytes)
            throw new UploadRefusedException(403, $"Your unused uploads would reach {bytes:N0} bytes; {options.MaxOpenBytes:N0} are the most at a time.");
    }

    private (UploadFolder Folder, UploadInfo Info) Living(Guid id, Guid owner)
    {
        var folder = FolderOf(id, owner);
        var info = folder.Read() ?? throw NotFound();
        return IsExpired(folder) ? throw new UploadRefusedException(410, "This upload has expired. Start it again.") : (folder, info);
    }

    private (UploadFolder Folder, UploadInfo Info) Complete(Guid id, Guid owner)
    {
        var folder = FolderOf(id, owner);
        var info = folder.Read() ?? throw Unknown(id);
        var offset = folder.Offset(info);
        return offset == info.Length ? (folder, info)
            : throw new FileRefusedException($"The upload of '{info.FileName}' is not complete: {offset:N0} of {info.Length:N0} bytes have arrived.");
    }

    private bool IsExpired(UploadFolder folder) => folder.Touched() + options.UploadLifetime <= time.GetUtcNow();

    private UploadFolder FolderOf(Guid id, Guid owner) => new(Path.Combine(_root, owner.ToString("N"), id.ToString("N")));

    private UploadState StateOf(Guid id, UploadFolder folder, UploadInfo info) =>
        new(id, info.FileName, info.Metadata, info.Length, folder.Offset(info), folder.Touched() + options.UploadLifetime);

    private static FileStream Lock(UploadFolder folder) =>
        folder.TryLock() ?? throw (folder.Read() is null ? NotFound() : new UploadRefusedException(423, "Another request is writing to this upload."));

    private static UploadRefusedException NotFound() => new(404, "There is no such upload.");
    private static UploadRefusedException TooMuch(UploadInfo info) => new(413, $"More bytes came than the {info.Length:N0} that were announced.");
    private static FileRefusedException Unknown(Guid id) => new($"There is no upload {id} of yours; it may have expired.");
}
