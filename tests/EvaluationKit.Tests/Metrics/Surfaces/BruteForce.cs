using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Surfaces;

/// <summary>Definitions taken literally: every voxel with every neighbour, every point with every point.</summary>
internal static class BruteForce
{
    public static (int X, int Y, int Z)[] Voxels(byte[] mask, Grid grid) =>
        [.. Enumerable.Range(0, mask.Length).Where(at => mask[at] != 0).Select(at => (at % grid.Width, at / grid.Width % grid.Height, at / grid.Width / grid.Height))];

    public static bool Foreground(byte[] mask, Grid grid, int x, int y, int z) =>
        (uint)x < (uint)grid.Width && (uint)y < (uint)grid.Height && (uint)z < (uint)grid.Depth && mask[x + grid.Width * (y + grid.Height * z)] != 0;

    public static (int X, int Y, int Z)[] Surface(byte[] mask, Grid grid, int connectivity) =>
        [.. Voxels(mask, grid).Where(voxel => Neighbours(grid, connectivity).Any(step => !Foreground(mask, grid, voxel.X + step.X, voxel.Y + step.Y, voxel.Z + step.Z)))];

    public static IEnumerable<(int X, int Y, int Z)> Neighbours(Grid grid, int connectivity) =>
        from z in grid.Dimensions == 3 ? Enumerable.Range(-1, 3) : [0]
        from y in Enumerable.Range(-1, 3)
        from x in Enumerable.Range(-1, 3)
        let axes = Math.Abs(x) + Math.Abs(y) + Math.Abs(z)
        where axes > 0 && axes <= connectivity
        select (x, y, z);

    public static double[] Distances((int X, int Y, int Z)[] from, (int X, int Y, int Z)[] to, Grid grid) =>
        [.. from.Select(a => to.Select(b => Distance(a, b, grid)).DefaultIfEmpty(double.PositiveInfinity).Min()).Order()];

    public static double Distance((int X, int Y, int Z) a, (int X, int Y, int Z) b, Grid grid)
    {
        var (x, y, z) = ((a.X - b.X) * grid.SpacingX, (a.Y - b.Y) * grid.SpacingY, (a.Z - b.Z) * grid.SpacingZ);
        return Math.Sqrt(x * x + y * y + z * z);
    }

    /// <summary>Within rounding; what is undefined stays undefined.</summary>
    public static void ShouldBeAbout(this double actual, double expected)
    {
        if (!actual.Equals(expected)) actual.ShouldBe(expected, 1e-9);
    }

    public static void ShouldBeNear(this ReadOnlySpan<double> actual, double[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        for (var i = 0; i < expected.Length; i++)
            if (!actual[i].Equals(expected[i])) Math.Abs(actual[i] - expected[i]).ShouldBeLessThanOrEqualTo(1e-12 * expected[i], $"at {i}: {actual[i]:R} instead of {expected[i]:R}");
    }
}
