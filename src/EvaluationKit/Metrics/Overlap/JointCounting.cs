using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GrandChallenge.EvaluationKit.Metrics.Overlap;

/// <summary>How often each pair of labels occurs in two label maps: their joint histogram.</summary>
internal static class JointCounting
{
    // A table of all pairs of bytes pays only where there is much to count.
    private const int WorthATable = 1 << 16;

    public static Dictionary<(long Reference, long Prediction), long> Count<T>(ReadOnlySpan<T> reference, ReadOnlySpan<T> prediction)
        where T : unmanaged, IBinaryInteger<T>
    {
        SameLength.Check(reference.Length, prediction.Length);
        return Unsafe.SizeOf<T>() == 1 && reference.Length >= WorthATable
            ? Named<T>(JointByteTable.Count(MemoryMarshal.AsBytes(reference), MemoryMarshal.AsBytes(prediction)))
            : CountRuns(reference, prediction);
    }

    // Labels come in runs, so that the dictionary is asked once a run.
    private static Dictionary<(long Reference, long Prediction), long> CountRuns<T>(ReadOnlySpan<T> reference, ReadOnlySpan<T> prediction)
        where T : unmanaged, IBinaryInteger<T>
    {
        var pairs = new Dictionary<(long, long), long>();
        for (int i = 0, start = 0; i < reference.Length; start = i)
        {
            var (a, b) = (reference[start], prediction[start]);
            while (i < reference.Length && reference[i] == a && prediction[i] == b) i++;
            CollectionsMarshal.GetValueRefOrAddDefault(pairs, (long.CreateChecked(a), long.CreateChecked(b)), out _) += i - start;
        }

        return pairs;
    }

    private static Dictionary<(long Reference, long Prediction), long> Named<T>(long[] table) where T : unmanaged, IBinaryInteger<T>
    {
        var pairs = new Dictionary<(long, long), long>();
        for (var pair = 0; pair < table.Length; pair++)
            if (table[pair] != 0) pairs.Add((Label<T>(pair >> 8), Label<T>(pair & 255)), table[pair]);
        return pairs;
    }

    private static long Label<T>(int raw) where T : unmanaged, IBinaryInteger<T>
    {
        var value = (byte)raw;
        return long.CreateChecked(Unsafe.As<byte, T>(ref value));
    }
}
