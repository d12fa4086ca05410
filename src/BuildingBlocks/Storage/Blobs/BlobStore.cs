using System.Buffers;
using System.Security.Cryptography;

namespace GrandChallenge.Storage;

/// <summary>Content-addressed files under Root/blobs/ab/cdef…. The same bytes are kept once; a blob is whole or absent, whatever is killed when.</summary>
public sealed class BlobStore(StorageOptions options)
{
    private readonly string _blobs = Path.GetFullPath(Path.Combine(options.Root, "blobs"));
    private readonly string _temp = Path.GetFullPath(Path.Combine(options.Root, "temp"));

    /// <summary>Takes the stream to its end.</summary>
    /// <exception cref="FileRefusedException">The stream holds more than <paramref name="maxBytes"/>; nothing is kept.</exception>
    public async Task<Blob> PutAsync(Stream content, long maxBytes, CancellationToken ct = default)
    {
        Directory.CreateDirectory(_temp);
        var temp = Path.Combine(_temp, Guid.CreateVersion7().ToString("N"));
        try
        {
            Blob blob;
            await using (var file = new FileStream(temp, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous))
            {
                blob = await HashAsync(content, file, maxBytes, ct);
                file.Flush(flushToDisk: true);
            }
            Take(temp, blob);
            return blob;
        }
        finally
        {
            File.Delete(temp);
        }
    }

    /// <summary>A seekable stream over the blob.</summary>
    /// <exception cref="FileNotFoundException">There is no such blob.</exception>
    public Task<Stream> OpenReadAsync(string sha256, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        if (!Exists(sha256))
            throw new FileNotFoundException($"There is no blob {(IsSha256(sha256) ? sha256 : "of that name")}.");
        const FileShare share = FileShare.Read | FileShare.Delete;
        return Task.FromResult<Stream>(new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, share, 64 << 10, FileOptions.Asynchronous));
    }

    public bool Exists(string sha256) => IsSha256(sha256) && File.Exists(PathOf(sha256));

    /// <summary>Removes the bytes for everyone who holds this name; the caller knows that no one does. Absent is fine.</summary>
    public void Delete(string sha256)
    {
        if (Exists(sha256))
            File.Delete(PathOf(sha256));
    }

    /// <summary>Removes what writers that were killed left behind.</summary>
    public void RemoveLeftovers(DateTimeOffset before)
    {
        if (!Directory.Exists(_temp))
            return;
        foreach (var file in Directory.EnumerateFiles(_temp).Where(f => File.GetLastWriteTimeUtc(f) < before.UtcDateTime))
            File.Delete(file);
    }

    /// <summary>The file becomes the blob by rename; where the blob is there already, the file goes.</summary>
    internal void Take(string file, Blob blob)
    {
        var target = PathOf(blob.Sha256);
        if (File.Exists(target))
        {
            File.Delete(file);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Disk.MoveWhole(file, target);
    }

    internal static async Task<Blob> HashAsync(Stream content, Stream? copy, long maxBytes, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(128 << 10);
        try
        {
            var size = 0L;
            for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
            {
                if ((size += read) > maxBytes)
                    throw new FileRefusedException($"The file is larger than {maxBytes:N0} bytes, the most that is taken here.");
                hash.AppendData(buffer, 0, read);
                if (copy is not null)
                    await copy.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            return new Blob(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool IsSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private string PathOf(string sha256) => IsSha256(sha256)
        ? Path.Combine(_blobs, sha256[..2], sha256[2..])
        : throw new ArgumentException("A blob's name is 64 lower-case hexadecimal digits.", nameof(sha256));
}
