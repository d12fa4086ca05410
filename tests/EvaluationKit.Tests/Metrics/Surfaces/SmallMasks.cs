using CsCheck;
using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Surfaces;

/// <summary>Random masks small enough for brute force: noise of any density, or a few boxes far apart; in two and three dimensions, with even and uneven spacing.</summary>
internal static class SmallMasks
{
    private static readonly Gen<double> Spacings = Gen.OneOf(0.3, 0.7, 1, 1.5, 2.5);

    private static readonly Gen<Grid> Small =
        from width in Gen.Int[1, 9]
        from height in Gen.Int[1, 8]
        from depth in Gen.Int[0, 7]
        from spacing in Gen.Select(Spacings, Spacings, Spacings)
        select GridOf(width, height, depth, spacing);

    private static readonly Gen<Grid> Long =
        from width in Gen.Int[60, 200]
        from height in Gen.Int[1, 25]
        from depth in Gen.Int[0, 12]
        from spacing in Gen.Select(Spacings, Spacings, Spacings)
        select GridOf(width, height, depth, spacing);

    /// <summary>Two masks on one raster; either can be empty.</summary>
    public static Gen<(byte[] Reference, byte[] Prediction, Grid Grid)> Pairs { get; } = Gen.OneOf(
        from grid in Small
        from reference in Noise(grid)
        from prediction in Noise(grid)
        select (reference, prediction, grid),
        from grid in Long
        from reference in Boxes(grid)
        from prediction in Boxes(grid)
        select (reference, prediction, grid));

    private static Gen<byte[]> Noise(Grid grid) =>
        from density in Gen.Int[0, 100]
        from voxels in Gen.Int[0, 99].Array[grid.Count]
        select voxels.Select(voxel => voxel < density ? (byte)(1 + voxel) : (byte)0).ToArray();

    private static Gen<byte[]> Boxes(Grid grid) =>
        from boxes in Gen.Select(Gen.Int[0, grid.Width - 1], Gen.Int[0, grid.Height - 1], Gen.Int[0, grid.Depth - 1], Gen.Int[1, 4]).Array[0, 3]
        select Fill(grid, boxes);

    private static byte[] Fill(Grid grid, (int X, int Y, int Z, int Size)[] boxes)
    {
        var mask = new byte[grid.Count];
        foreach (var (x0, y0, z0, size) in boxes)
            for (var z = z0; z < Math.Min(grid.Depth, z0 + size); z++)
                for (var y = y0; y < Math.Min(grid.Height, y0 + size); y++)
                    for (var x = x0; x < Math.Min(grid.Width, x0 + size); x++) mask[x + grid.Width * (y + grid.Height * z)] = 255;
        return mask;
    }

    private static Grid GridOf(int width, int height, int depth, (double X, double Y, double Z) spacing) =>
        depth == 0 ? Grid.Of(width, height, spacing.X, spacing.Y) : Grid.Of(width, height, depth, spacing.X, spacing.Y, spacing.Z);
}
