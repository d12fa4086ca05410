using System.Security.Cryptography;

namespace GrandChallenge.Cli.Server;

internal static class FileDigest
{
    /// <returns>The SHA-256 of the file's content as 64 lower-case hexadecimal digits.</returns>
    public static async Task<string> OfAsync(FileInfo file, CancellationToken cancellationToken)
    {
        await using var content = file.OpenRead();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }
}
