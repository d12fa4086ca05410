namespace GrandChallenge.DemoData;

/// <summary>
/// Random numbers that depend only on seed, stream and count, so that the same data come out on every machine and adding a stream changes no
/// other. The mixer is the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014, doi:10.1145/2714064.2660195).
/// </summary>
internal sealed class Draws(ulong seed, ulong stream)
{
    private readonly ulong key = Mix(Mix(seed) ^ stream);
    private ulong count;

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => (Mix(key + (++count * 0x9E3779B97F4A7C15)) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    public double Uniform(double low, double high) => low + ((high - low) * Uniform());

    /// <summary>Standard normal (Box and Muller).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>Poisson with a mean of at most some tens (Knuth's product of uniforms).</summary>
    public int Poisson(double mean)
    {
        var (floor, product, events) = (Math.Exp(-mean), Uniform(), 0);
        for (; product > floor; events++)
            product *= Uniform();
        return events;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
