using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>
/// Distances in mm between the surfaces of two masks, measured between the centres of surface voxels, and all measures that follow from them; they share this one calculation.
/// A voxel of a mask is on its surface where a neighbour is background; outside the image is background. With connectivity 1 neighbours share a face (an edge in 2-D), with 2 also an edge,
/// with 3 also a corner. Where a mask is empty a distance has no value: NaN.
/// </summary>
public sealed partial class SurfaceDistances
{
    private readonly double[] _fromReference;
    private readonly double[] _fromPrediction;

    private SurfaceDistances(double[] fromReference, double[] fromPrediction) => (_fromReference, _fromPrediction) = (fromReference, fromPrediction);

    /// <summary>From each surface voxel of the reference to the nearest one of the prediction, ascending, mm. Infinity where the prediction is empty; no values where the reference is.</summary>
    public ReadOnlySpan<double> ReferenceToPrediction => _fromReference;

    /// <summary>From each surface voxel of the prediction to the nearest one of the reference, ascending, mm. Infinity where the reference is empty; no values where the prediction is.</summary>
    public ReadOnlySpan<double> PredictionToReference => _fromPrediction;

    /// <summary>One of the masks, or both, is empty.</summary>
    public bool IsUndefined => _fromReference.Length == 0 || _fromPrediction.Length == 0;

    /// <summary>Measures two masks, one byte a voxel, not zero is foreground.</summary>
    /// <param name="reference">The truth.</param>
    /// <param name="prediction">What is judged.</param>
    /// <param name="grid">The raster of both; its spacing makes mm of voxels.</param>
    /// <param name="connectivity">1, 2 or 3, see above; in 2-D 3 is the same as 2.</param>
    /// <exception cref="ArgumentException">A mask does not fill the grid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The connectivity is none of 1, 2, 3.</exception>
    public static SurfaceDistances Between(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> prediction, Grid grid, int connectivity = 1) =>
        Between(PackedPair.OfMasks(reference, prediction, grid), connectivity);

    internal static SurfaceDistances Between(PackedPair pair, int connectivity)
    {
        if (connectivity is < 1 or > 3) throw new ArgumentOutOfRangeException(nameof(connectivity), connectivity, "The connectivity is 1, 2 or 3.");
        var (a, b) = PackedPair.Both(() => Surface(pair.Reference, pair.Dimensions, connectivity), () => Surface(pair.Prediction, pair.Dimensions, connectivity));
        var (fromA, fromB) = PackedPair.Both(() => Sorted(a.Points, b.Bits, pair.Spacing), () => Sorted(b.Points, a.Bits, pair.Spacing));
        return new(fromA, fromB);
    }

    private static (BitVolume Bits, SurfacePoints Points) Surface(BitVolume mask, int dimensions, int connectivity)
    {
        var bits = VoxelSurface.Of(mask, dimensions, connectivity);
        return (bits, new(bits));
    }

    private static double[] Sorted(SurfacePoints points, BitVolume target, Spacing spacing)
    {
        var distances = NearestSurface.Distances(points, target, spacing);
        Ascending.Sort(distances);
        return distances;
    }
}
