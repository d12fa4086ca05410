using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Metrics.Registration;

/// <summary>
/// Determinant of the Jacobian of x + u(x) for a displacement field u: 1 keeps volume, below 1 shrinks, 0 and below folds. Source:
/// Christensen, Rabbitt and
/// Miller, IEEE Transactions on Image Processing 5 (1996) 1435-1447, doi:10.1109/83.536892.
/// </summary>
/// <remarks>
/// Derivatives are central differences, one-sided at the border, 0 along an axis of one voxel. Displacements are along the axes of the
/// grid; those of an image with
/// oblique directions are turned into its axes first.
/// </remarks>
public static class Jacobian
{
    /// <summary>Determinant at every voxel, in the order of the grid.</summary>
    /// <param name="grid">Raster of the field, two or three dimensions.</param>
    /// <param name="displacementsMm">For each voxel its displacement along x, y (and z in three dimensions) in mm, one voxel after the
    /// other.</param>
    public static double[] Determinants(Grid grid, ReadOnlySpan<float> displacementsMm)
    {
        if (displacementsMm.Length != (long)grid.Count * grid.Dimensions)
            throw new ArgumentException(
                $"{displacementsMm.Length} numbers are no field of {grid.Dimensions} for each of {grid.Count} voxels.", nameof(displacementsMm));
        var determinants = new double[grid.Count];
        var at = 0;
        for (var z = 0; z < grid.Depth; z++)
        {
            for (var y = 0; y < grid.Height; y++)
            {
                for (var x = 0; x < grid.Width; x++, at++)
                    determinants[at] = Determinant(grid, displacementsMm, at, x, y, z);
            }
        }

        return determinants;
    }

    private static double Determinant(Grid grid, ReadOnlySpan<float> field, int at, int x, int y, int z)
    {
        var alongX = Neighbours.Of(at, x, grid.Width, 1, grid.SpacingX);
        var alongY = Neighbours.Of(at, y, grid.Height, grid.Width, grid.SpacingY);
        if (grid.Dimensions == 2)
        {
            return ((1 + alongX.Slope(field, 2, 0)) * (1 + alongY.Slope(field, 2, 1)))
                - (alongY.Slope(field, 2, 0) * alongX.Slope(field, 2, 1));
        }

        var alongZ = Neighbours.Of(at, z, grid.Depth, grid.Width * grid.Height, grid.SpacingZ);
        double xx = 1 + alongX.Slope(field, 3, 0), xy = alongY.Slope(field, 3, 0), xz = alongZ.Slope(field, 3, 0);
        double yx = alongX.Slope(field, 3, 1), yy = 1 + alongY.Slope(field, 3, 1), yz = alongZ.Slope(field, 3, 1);
        double zx = alongX.Slope(field, 3, 2), zy = alongY.Slope(field, 3, 2), zz = 1 + alongZ.Slope(field, 3, 2);
        return (xx * ((yy * zz) - (yz * zy))) - (xy * ((yx * zz) - (yz * zx))) + (xz * ((yx * zy) - (yy * zx)));
    }

    // The voxels before and after along one axis and their distance in mm.
    private readonly record struct Neighbours(int Before, int After, double DistanceMm)
    {
        public static Neighbours Of(int at, int place, int size, int stride, double spacingMm)
        {
            var (before, after) = (place > 0 ? 1 : 0, place < size - 1 ? 1 : 0);
            return new(at - (before * stride), at + (after * stride), (before + after) * spacingMm);
        }

        public double Slope(ReadOnlySpan<float> field, int components, int component) =>
            Before == After ? 0 : ((double)field[(After * components) + component] - field[(Before * components) + component]) / DistanceMm;
    }
}
