using System.Buffers.Binary;
using System.Security.Cryptography;

namespace GrandChallenge.Accounts.Tests.Features.TwoFactor;

/// <summary>An authenticator app: RFC 6238 with SHA-1, 30 seconds and six digits.</summary>
internal static class Totp
{
    public static string Code(string base32Key, DateTimeOffset at)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, at.ToUnixTimeSeconds() / 30);
        Span<byte> mac = stackalloc byte[20];
#pragma warning disable CA5350 // The standard's own choice.
        HMACSHA1.HashData(FromBase32(base32Key), step, mac);
#pragma warning restore CA5350
        var offset = mac[19] & 0xF;
        return ((BinaryPrimitives.ReadInt32BigEndian(mac[offset..]) & 0x7FFFFFFF) % 1_000_000).ToString("D6");
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new List<byte>();
        var (bits, count) = (0, 0);
        foreach (var letter in text.Replace(" ", ""))
        {
            bits = (bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter);
            count += 5;
            if (count < 8)
                continue;
            bytes.Add((byte)(bits >> (count - 8)));
            count -= 8;
        }

        return [.. bytes];
    }
}
