using System.Buffers;
using System.Security.Cryptography;

namespace GrandChallenge.Storage;

/// <summary>The body of one request. Length is null when the sender does not say it.</summary>
internal sealed record UploadChunk(Stream Content, long? Length = null, UploadChecksum? Checksum = null)
{
    /// <summary>Writes to the file from <paramref name="offset"/> on and to the disk.</summary>
    /// <returns>False when there is more than <paramref name="room"/> bytes.</returns>
    public async Task<bool> WriteToAsync(string path, long offset, long room, CancellationToken ct)
    {
        using var hash = Checksum is null ? null : IncrementalHash.CreateHash(Checksum.Algorithm);
        var buffer = ArrayPool<byte>.Shared.Rent(128 << 10);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, 0, FileOptions.Asynchronous);
        file.Position = offset;
        try
        {
            for (int read; (read = await Content.ReadAsync(buffer, ct)) > 0;)
            {
                if ((room -= read) < 0)
                    return false;
                hash?.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            }
        }
        finally
        {
            file.Flush(flushToDisk: true);
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return hash is null || CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), Checksum!.Digest)
            ? true
            : throw new UploadRefusedException(460, "The bytes do not match Upload-Checksum and were not kept. Send them again.");
    }
}
