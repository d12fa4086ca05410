using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>Exact Euclidean distance transform.</summary>
public static class DistanceTransform
{
    /// <summary>
    /// Distance in mm from the centre of each voxel of the foreground to that of the nearest voxel of the background; 0 in the background. Outside the image is neither. Where there is no background at
    /// all every distance is infinity (scipy gives finite numbers there, which mean nothing). Exact but for rounding; linear in the number of voxels.
    /// </summary>
    /// <param name="mask">One byte a voxel, not zero is foreground.</param>
    /// <param name="grid">Its raster, in two or three dimensions.</param>
    /// <returns>One value a voxel, in the order of the mask.</returns>
    /// <exception cref="ArgumentException">The mask does not fill the grid.</exception>
    public static double[] ToBackgroundMm(ReadOnlySpan<byte> mask, Grid grid)
    {
        grid.Check(mask.Length);
        var distances = GC.AllocateUninitializedArray<double>(mask.Length);
        var transform = new VolumeTransform(Background(mask, grid), Spacing.Of(grid), distances);
        transform.Run();
        return distances;
    }

    private static unsafe BitVolume Background(ReadOnlySpan<byte> mask, Grid grid)
    {
        fixed (byte* first = mask)
            return new Foreground<byte>(first, grid.Width, grid.Height, grid.Depth, 0, false).PackAll();
    }
}
