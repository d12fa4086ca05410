using System.Buffers;
using System.Runtime.Intrinsics;

namespace GrandChallenge.EvaluationKit.Metrics.Overlap;

/// <summary>Joint histogram of two lists of bytes: place a · 256 + b counts how often a meets b.</summary>
internal static unsafe class JointByteTable
{
    private const int Pairs = 256 * 256;
    private const int Tables = 4;
    private const int ValuesPerThread = 1 << 20;

    public static long[] Count(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> prediction)
    {
        var parts = Math.Clamp(reference.Length / ValuesPerThread, 1, Environment.ProcessorCount);
        var tables = new uint[parts][];
        fixed (byte* fixedReference = reference, fixedPrediction = prediction)
        {
            byte* a = fixedReference, b = fixedPrediction;
            var length = (long)reference.Length;
            Slices.Run(parts, part =>
            {
                var (from, to) = ((int)(length * part / parts), (int)(length * (part + 1) / parts));
                tables[part] = Count(a + from, b + from, to - from);
            });
        }

        var sums = new long[Pairs];
        foreach (var table in tables)
        {
            for (var place = 0; place < Tables * Pairs; place++) sums[place % Pairs] += table[place];
            ArrayPool<uint>.Shared.Return(table);
        }

        return sums;
    }

    // Neighbours mostly agree: 64 equal pairs are counted at once. Else four tables take turns, so that no count waits for the one before it.
    private static uint[] Count(byte* a, byte* b, int length)
    {
        var table = ArrayPool<uint>.Shared.Rent(Tables * Pairs);
        table.AsSpan().Clear();
        var i = 0;
        for (; i <= length - 64; i += 64)
        {
            var uniform = Vector512.Equals(Vector512.Load(a + i), Vector512.Create(a[i])) & Vector512.Equals(Vector512.Load(b + i), Vector512.Create(b[i]));
            if (uniform == Vector512<byte>.AllBitsSet) table[(a[i] << 8) | b[i]] += 64;
            else CountMixed(table, a + i, b + i);
        }

        for (; i < length; i++) table[(a[i] << 8) | b[i]]++;
        return table;
    }

    private static void CountMixed(uint[] table, byte* a, byte* b)
    {
        fixed (uint* first = table)
        {
            for (var i = 0; i < 64; i += 4)
            {
                first[(a[i] << 8) | b[i]]++;
                first[Pairs + ((a[i + 1] << 8) | b[i + 1])]++;
                first[2 * Pairs + ((a[i + 2] << 8) | b[i + 2])]++;
                first[3 * Pairs + ((a[i + 3] << 8) | b[i + 3])]++;
            }
        }
    }
}
