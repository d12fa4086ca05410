using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>
/// Boundary IoU: intersection over union of the bands of two masks, a band being the voxels of a mask that lie nearer than a width (strictly) to a surface voxel of the same mask
/// (face neighbours; outside the image is background). In [0, 1]; NaN where both masks are empty, 0 where one is. Cheng et al., CVPR 2021, arXiv:2103.16562; the strict rule is MetricsReloaded's.
/// </summary>
public static class BoundaryIou
{
    /// <summary>Width in voxels, whatever the spacing, as MetricsReloaded counts; 1 is the surface alone.</summary>
    /// <param name="reference">The truth, one byte a voxel, not zero is foreground.</param>
    /// <param name="prediction">What is judged.</param>
    /// <param name="grid">The raster of both.</param>
    /// <param name="widthVoxels">Width, greater than 0.</param>
    /// <exception cref="ArgumentException">A mask does not fill the grid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width is not greater than 0.</exception>
    public static double InVoxels(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> prediction, Grid grid, double widthVoxels) =>
        InVoxels(PackedPair.OfMasks(reference, prediction, grid), widthVoxels);

    /// <summary>Width in mm.</summary>
    /// <param name="reference">The truth, one byte a voxel, not zero is foreground.</param>
    /// <param name="prediction">What is judged.</param>
    /// <param name="grid">The raster of both.</param>
    /// <param name="widthMm">Width, greater than 0.</param>
    /// <exception cref="ArgumentException">A mask does not fill the grid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width is not greater than 0.</exception>
    public static double InMm(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> prediction, Grid grid, double widthMm) =>
        InMm(PackedPair.OfMasks(reference, prediction, grid), widthMm);

    internal static double InVoxels(PackedPair pair, double width) => BoundaryBand.Iou(pair, Positive(width), Spacing.Voxels);

    internal static double InMm(PackedPair pair, double width) => BoundaryBand.Iou(pair, Positive(width), pair.Spacing);

    private static double Positive(double width) => width > 0 ? width : throw new ArgumentOutOfRangeException(nameof(width), width, "The width of a band is greater than 0.");
}
