using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>Mean contour distance.</summary>
public static class ContourDistance
{
    /// <summary>
    /// Mean contour distance: the larger of the two directed means from contour to contour, where a contour is the voxels of a mask with background in their full neighbourhood (connectivity 3; 2 in 2-D)
    /// and outside the image is background. mm, 0 or more. NaN where a mask is empty. evalutils measures to the filled other mask and repeats the image's edge: it calls a hollow cube in its solid cube,
    /// and a full image against its half, perfect; here they are not.
    /// </summary>
    /// <param name="reference">The truth, one byte a voxel, not zero is foreground.</param>
    /// <param name="prediction">What is judged.</param>
    /// <param name="grid">The raster of both.</param>
    /// <exception cref="ArgumentException">A mask does not fill the grid.</exception>
    public static double MeanMm(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> prediction, Grid grid) =>
        SurfaceDistances.Between(reference, prediction, grid, 3).ModifiedHausdorff;
}
