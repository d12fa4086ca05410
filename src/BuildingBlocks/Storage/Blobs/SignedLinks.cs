using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GrandChallenge.Storage;

/// <summary>Links that carry their own permission until they expire: HMAC-SHA-256 over blob, moment of expiry and file name.</summary>
public sealed class SignedLinks(StorageOptions options, TimeProvider time)
{
    private readonly Lazy<byte[]> _key = new(() => Key(options));

    /// <summary>The query of a link to this blob under this file name: <c>expires=…&amp;signature=…</c>.</summary>
    public string Query(string sha256, string fileName, TimeSpan lifetime)
    {
        var expires = (time.GetUtcNow() + lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"expires={expires}&signature={Base64Url.EncodeToString(Sign(sha256, fileName, expires))}";
    }

    /// <summary>Whether the two query values were made here for exactly this blob and name and are still good.</summary>
    public bool IsValid(string sha256, string fileName, string? expires, string? signature)
    {
        Span<byte> given = stackalloc byte[32];
        return expires is { Length: <= 12 } && signature is { Length: 43 }
            && long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            && Base64Url.DecodeFromChars(signature, given, out _, out var length) == OperationStatus.Done && length == given.Length
            && CryptographicOperations.FixedTimeEquals(given, Sign(sha256, fileName, expires))
            && until > time.GetUtcNow().ToUnixTimeSeconds();
    }

    private byte[] Sign(string sha256, string fileName, string expires) =>
        HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes($"{sha256}\n{expires}\n{fileName}"));

    private static byte[] Key(StorageOptions options)
    {
        if (options.LinkKey is { } given)
        {
            var key = Convert.FromBase64String(given);
            return key.Length >= 32 ? key : throw new InvalidOperationException("The key of the signed links must hold at least 32 bytes.");
        }
        var path = Path.Combine(options.Root, "link.key");
        if (!File.Exists(path))
            Make(path);
        return File.ReadAllBytes(path);
    }

    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temp = $"{path}.{Guid.CreateVersion7():N}";
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(temp, how))
            file.Write(RandomNumberGenerator.GetBytes(32));
        try
        {
            File.Move(temp, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temp); // another process was first: its key is the key
        }
    }
}
