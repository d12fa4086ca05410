
namespace GrandChallenge.EvaluationKit.Metrics.Overlap;

/// <summary>
/// How two binary labellings of the same things agree: the four cells of their table. Every rate of it is a property; a rate without a value is NaN, and its text says when.
/// Definitions follow Maier-Hein, Reinke et al., Metrics reloaded, Nature Methods 21 (2024), doi:10.1038/s41592-023-02151-z, unless a text says otherwise.
/// </summary>
/// <param name="TruePositives">Foreground in reference and prediction.</param>
/// <param name="FalsePositives">Foreground in the prediction only.</param>
/// <param name="FalseNegatives">Foreground in the reference only.</param>
/// <param name="TrueNegatives">Background in both.</param>
public readonly partial record struct BinaryCounts(long TruePositives, long FalsePositives, long FalseNegatives, long TrueNegatives)
{
    /// <summary>Counts over two masks, one byte a voxel, not zero is foreground; in one pass, on all processors where the masks are large.</summary>
    /// <param name="reference">The truth.</param>
    /// <param name="prediction">What is judged; as long as the reference.</param>
    /// <exception cref="ArgumentException">The masks differ in length.</exception>
    public static BinaryCounts Of(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> prediction)
    {
        SameLength.Check(reference.Length, prediction.Length);
        var (both, inReference, inPrediction) = MaskCounting.Count(reference, prediction);
        return new(both, inPrediction - both, inReference - both, reference.Length - inReference - inPrediction + both);
    }

    /// <summary>Foreground of the reference.</summary>
    public long ReferencePositives => TruePositives + FalseNegatives;

    /// <summary>Foreground of the prediction.</summary>
    public long PredictedPositives => TruePositives + FalsePositives;

    /// <summary>Background of the reference.</summary>
    public long ReferenceNegatives => TrueNegatives + FalsePositives;

    /// <summary>Background of the prediction.</summary>
    public long PredictedNegatives => TrueNegatives + FalseNegatives;

    /// <summary>All that was counted.</summary>
    public long Total => ReferencePositives + ReferenceNegatives;

    private static double Ratio(double part, double whole) => whole == 0 ? double.NaN : part / whole;
}
