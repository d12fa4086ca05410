using System.Runtime.InteropServices;

namespace GrandChallenge.BrainEvaluator;

/// <summary>Overlap of two label maps on one grid.</summary>
internal static class Dice
{
    /// <summary>Counts voxels label by label; the result is indexed by label, background at 0.</summary>
    public static Overlap[] Count(ReadOnlySpan<byte> truth, ReadOnlySpan<byte> prediction, int labels)
    {
        var pairs = new long[labels * labels];
        for (var i = 0; i < truth.Length; i++)
            pairs[(truth[i] * labels) + prediction[i]]++;

        var overlaps = new Overlap[labels];
        for (var label = 0; label < labels; label++)
        {
            var (inTruth, inPrediction) = (0L, 0L);
            for (var other = 0; other < labels; other++)
            {
                inTruth += pairs[(label * labels) + other];
                inPrediction += pairs[(other * labels) + label];
            }

            overlaps[label] = new Overlap(inTruth, inPrediction, pairs[(label * labels) + label]);
        }

        return overlaps;
    }

    /// <summary>Voxels of one label in the truth, in the prediction and in both.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Overlap(long Truth, long Prediction, long Both)
    {
        /// <summary>2 |A and B| / (|A| + |B|), 0..1; null when both are empty. Source: L. R. Dice, Ecology 26 (1945), doi:10.2307/1932409.</summary>
        public double? Dice => Truth + Prediction == 0 ? null : 2.0 * Both / (Truth + Prediction);
    }
}
