using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace GrandChallenge.Accounts.SignIn;

/// <summary>The text of a personal access token: <c>gcp_</c> and 32 random bytes as base64url.</summary>
internal static class TokenText
{
    public const string Start = "gcp_";

    public static string New() => Start + NewSecret();

    /// <summary>A secret for an application: 32 random bytes as base64url.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 of the text: 32 random bytes need no slow hash.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    public static string Prefix(string token) => token[..(Start.Length + 6)];
}
