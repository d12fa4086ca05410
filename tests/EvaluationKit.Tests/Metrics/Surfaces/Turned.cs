using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Surfaces;

/// <summary>The same volume with its axes in another order: x becomes z, y becomes x, z becomes y.</summary>
internal static class Turned
{
    public static Grid Raster(Grid grid) =>
        Grid.Of(grid.Height, grid.Depth, grid.Width, grid.SpacingY, grid.SpacingZ, grid.SpacingX);

    public static byte[] Mask(byte[] mask, Grid grid)
    {
        var turned = new byte[mask.Length];
        for (var at = 0; at < mask.Length; at++)
        {
            var (x, y, z) = (at % grid.Width, at / grid.Width % grid.Height, at / grid.Width / grid.Height);
            turned[y + grid.Height * (z + grid.Depth * x)] = mask[at];
        }

        return turned;
    }
}
