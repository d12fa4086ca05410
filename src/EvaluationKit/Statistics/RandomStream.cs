using System.Runtime.Intrinsics;

namespace GrandChallenge.EvaluationKit.Statistics;

/// <summary>
/// Random numbers that depend on the seed, the stream's number and their place in it, on nothing else: replicate r of a bootstrap draws
/// from
/// stream r and gets the same whatever thread it runs on. Generator: Philox4x32-10 (Salmon et al., SC 2011, doi:10.1145/2063384.2063405).
/// </summary>
/// <param name="seed">Any number.</param>
/// <param name="stream">Number of the stream; streams do not overlap.</param>
public sealed class RandomStream(ulong seed, ulong stream)
{
    private Vector128<uint> block;
    private ulong blocks;
    private int used = Vector128<uint>.Count;

    /// <summary>32 random bits.</summary>
    public uint NextBits()
    {
        if (used == Vector128<uint>.Count)
        {
            var counter = Vector128.Create((uint)blocks, (uint)(blocks >> 32), (uint)stream, (uint)(stream >> 32));
            block = Philox.Block(counter, (uint)seed, (uint)(seed >> 32));
            blocks++;
            used = 0;
        }

        return block[used++];
    }

    /// <summary>A whole number in 0..<paramref name="count"/> − 1, each as likely as the others.</summary>
    /// <remarks>Source: Lemire, ACM Transactions on Modeling and Computer Simulation 29 (2019) 3, doi:10.1145/3230636.</remarks>
    /// <param name="count">At least 1.</param>
    public int NextIndex(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var product = (ulong)NextBits() * (uint)count;
        if ((uint)product < (uint)count)
        {
            var threshold = (uint)-count % (uint)count;
            while ((uint)product < threshold)
                product = (ulong)NextBits() * (uint)count;
        }

        return (int)(product >> 32);
    }

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (((ulong)NextBits() << 21) ^ (NextBits() >> 11)) * (1.0 / (1UL << 53));

    /// <summary>Fills <paramref name="indices"/> with as many draws with replacement from 0..<paramref name="count"/> − 1.</summary>
    public void Fill(Span<int> indices, int count)
    {
        for (var i = 0; i < indices.Length; i++)
            indices[i] = NextIndex(count);
    }
}
