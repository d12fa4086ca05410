using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace GrandChallenge.Accounts.Features.Connect;

/// <summary>The keys of the OAuth server: made once, kept in a folder that all web processes share, readable by its owner only.</summary>
internal static class SigningKeys
{
    public static SigningCredentials Signing(string folder)
    {
        var rsa = RSA.Create();
        rsa.ImportFromPem(ReadOrMake(Path.Combine(folder, "signing.pem"), () =>
        {
            using var made = RSA.Create(3072);
            return made.ExportPkcs8PrivateKeyPem();
        }));
        var key = new RsaSecurityKey(rsa);
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return new SigningCredentials(key, SecurityAlgorithms.RsaSha256);
    }

    public static EncryptingCredentials Encryption(string folder)
    {
        var text = ReadOrMake(Path.Combine(folder, "encryption.key"), () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return new EncryptingCredentials(
            new SymmetricSecurityKey(Convert.FromBase64String(text)), SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512);
    }

    // Two processes may start at once: the first to move its file into place wins, and both read that one.
    private static string ReadOrMake(string path, Func<string> make)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var own = $"{path}.{Guid.CreateVersion7():N}";
            using (var file = new FileStream(own, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }))
            using (var writer = new StreamWriter(file))
                writer.Write(make());
            try
            {
                File.Move(own, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(own);
            }
        }

        return File.ReadAllText(path);
    }
}
