using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>
/// Mean contour distance as evalutils 0.5.0 calculates it, bug included: from contours to the filled other mask, with the image's edge repeated outside.
/// The kit's own measures from contour to contour; here stands the reference's rule, so that its values can be shown to differ for that reason alone.
/// </summary>
internal static class EvalutilsContour
{
    public static double Mean(byte[] reference, byte[] prediction, Grid grid) => Math.Max(Directed(reference, prediction, grid), Directed(prediction, reference, grid));

    private static double Directed(byte[] from, byte[] to, Grid grid)
    {
        var toFilled = DistanceTransform.ToBackgroundMm([.. to.Select(voxel => voxel == 0 ? (byte)1 : (byte)0)], grid);
        var contour = Enumerable.Range(0, from.Length).Where(at => from[at] != 0 && TouchesBackground(from, grid, at)).Select(at => toFilled[at]).ToList();
        return contour.Count == 0 ? 0 : contour.Average();
    }

    private static bool TouchesBackground(byte[] mask, Grid grid, int at)
    {
        var (x, y, z) = (at % grid.Width, at / grid.Width % grid.Height, at / grid.Width / grid.Height);
        for (var dz = -1; dz <= 1; dz++)
            for (var dy = -1; dy <= 1; dy++)
                for (var dx = -1; dx <= 1; dx++)
                {
                    var (nx, ny, nz) = (Math.Clamp(x + dx, 0, grid.Width - 1), Math.Clamp(y + dy, 0, grid.Height - 1), Math.Clamp(z + dz, 0, grid.Depth - 1));
                    if (mask[nx + grid.Width * (ny + grid.Height * nz)] == 0) return true;
                }

        return false;
    }
}
