using System.Numerics;
using System.Runtime.Intrinsics;

namespace GrandChallenge.EvaluationKit.Metrics.Overlap;

/// <summary>Sizes of two masks and of what they share, 64 voxels at a time.</summary>
internal static unsafe class MaskCounting
{
    // Below this a second thread costs more than it saves.
    private const int VoxelsPerThread = 1 << 20;

    public static (long Both, long Reference, long Prediction) Count(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> prediction)
    {
        var parts = Math.Clamp(reference.Length / VoxelsPerThread, 1, Environment.ProcessorCount);
        var sums = new (long Both, long Reference, long Prediction)[parts];
        fixed (byte* fixedReference = reference, fixedPrediction = prediction)
        {
            byte* a = fixedReference, b = fixedPrediction;
            var length = (long)reference.Length;
            Slices.Run(parts, part =>
            {
                var (from, to) = ((int)(length * part / parts), (int)(length * (part + 1) / parts));
                sums[part] = Count(a + from, b + from, to - from);
            });
        }

        return (sums.Sum(sum => sum.Both), sums.Sum(sum => sum.Reference), sums.Sum(sum => sum.Prediction));
    }

    private static (long Both, long Reference, long Prediction) Count(byte* a, byte* b, int length)
    {
        long both = 0, inA = 0, inB = 0;
        var i = 0;
        for (; i <= length - 64; i += 64)
        {
            var x = Foreground(a + i);
            var y = Foreground(b + i);
            both += BitOperations.PopCount(x & y);
            inA += BitOperations.PopCount(x);
            inB += BitOperations.PopCount(y);
        }

        for (; i < length; i++)
        {
            var (x, y) = (a[i] != 0 ? 1 : 0, b[i] != 0 ? 1 : 0);
            both += x & y;
            inA += x;
            inB += y;
        }

        return (both, inA, inB);
    }

    private static ulong Foreground(byte* voxels) => ~Vector512.Equals(Vector512.Load(voxels), Vector512<byte>.Zero).ExtractMostSignificantBits();
}
