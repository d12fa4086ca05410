using System.Runtime.Intrinsics;

namespace GrandChallenge.EvaluationKit.Statistics;

/// <summary>
/// Philox4x32-10: turns a counter of 128 bits and a key of 64 bits into 128 random bits. It has no state, so any draw can be made on any
/// thread. Source: Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3, SC 2011, doi:10.1145/2063384.2063405.
/// </summary>
internal static class Philox
{
    private const int Rounds = 10;
    private const ulong FirstMultiplier = 0xD2511F53, SecondMultiplier = 0xCD9E8D57;

    // Weyl sequence of the key: the golden ratio and the square root of three less one, as fractions of 2³².
    private const uint FirstStep = 0x9E3779B9, SecondStep = 0xBB67AE85;

    public static Vector128<uint> Block(Vector128<uint> counter, uint firstKey, uint secondKey)
    {
        var (a, b, c, d) = (counter[0], counter[1], counter[2], counter[3]);
        for (var round = 0; round < Rounds; round++)
        {
            ulong first = FirstMultiplier * a, second = SecondMultiplier * c;
            (a, b, c, d) = ((uint)(second >> 32) ^ b ^ firstKey, (uint)second, (uint)(first >> 32) ^ d ^ secondKey, (uint)first);
            firstKey += FirstStep;
            secondKey += SecondStep;
        }

        return Vector128.Create(a, b, c, d);
    }
}
