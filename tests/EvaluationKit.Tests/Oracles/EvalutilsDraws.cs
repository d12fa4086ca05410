namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>
/// The index lists that evalutils draws: NumPy's legacy <c>RandomState(seed).randint(0, n − 1, n)</c>, which never draws the last case.
/// They are injected to compare
/// intervals with evalutils to the last digit. Generator: Matsumoto and Nishimura, ACM TOMACS 8 (1998) 3-30, doi:10.1145/272991.272995.
/// </summary>
internal static class EvalutilsDraws
{
    private const int Words = 624, Middle = 397;

    public static IEnumerable<int[]> Of(int cases, uint seed)
    {
        var bits = Bits(seed).GetEnumerator();
        var largest = (uint)cases - 2;
        var mask = uint.MaxValue >> int.LeadingZeroCount((int)largest);
        while (true)
            yield return [.. Enumerable.Range(0, cases).Select(_ => Draw())];

        int Draw()
        {
            uint drawn;
            do
            {
                bits.MoveNext();
                drawn = bits.Current & mask;
            }
            while (drawn > largest);
            return (int)drawn;
        }
    }

    private static IEnumerable<uint> Bits(uint seed)
    {
        var state = new uint[Words];
        state[0] = seed;
        for (var i = 1; i < Words; i++)
            state[i] = (1812433253 * (state[i - 1] ^ (state[i - 1] >> 30))) + (uint)i;

        while (true)
        {
            for (var i = 0; i < Words; i++)
            {
                var mixed = (state[i] & 0x80000000) | (state[(i + 1) % Words] & 0x7fffffff);
                state[i] = state[(i + Middle) % Words] ^ (mixed >> 1) ^ ((mixed & 1) * 0x9908b0df);
            }

            foreach (var word in state)
            {
                var bits = word ^ (word >> 11);
                bits ^= (bits << 7) & 0x9d2c5680;
                bits ^= (bits << 15) & 0xefc60000;
                yield return bits ^ (bits >> 18);
            }
        }
    }
}
