using System.Security.Cryptography;

namespace GrandChallenge.Storage;

/// <summary>The Upload-Checksum header: algorithm (sha1 or sha256) and digest of one chunk.</summary>
internal sealed record UploadChecksum(HashAlgorithmName Algorithm, byte[] Digest)
{
    public static UploadChecksum? Parse(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return null;
        var parts = header.Split(' ');
        var (algorithm, length) = parts[0] switch
        {
            "sha1" => (HashAlgorithmName.SHA1, 20),
            "sha256" => (HashAlgorithmName.SHA256, 32),
            _ => throw new UploadRefusedException(400, "Upload-Checksum must name sha1 or sha256."),
        };
        var digest = new byte[length];
        return parts.Length == 2 && Convert.TryFromBase64String(parts[1], digest, out var written) && written == length
            ? new UploadChecksum(algorithm, digest)
            : throw new UploadRefusedException(400, $"Upload-Checksum must be '{parts[0]}', a space and the base64 digest of {length} bytes.");
    }
}
