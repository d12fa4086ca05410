using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;
using GrandChallenge.EvaluationKit.Tests.Oracles;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Surfaces;

/// <summary>evalutils measures a contour to the filled other mask; the kit does not, and finds what evalutils overlooks.</summary>
public sealed class ContourDistanceTests
{
    [Fact]
    public void A_hollow_cube_is_not_its_solid_cube()
    {
        var grid = Grid.Of(9, 9, 9, 1, 1, 1);
        var solid = Cube(grid, 1, 8);
        var hollow = Cube(grid, 1, 8);
        foreach (var (x, y, z) in BruteForce.Voxels(Cube(grid, 2, 7), grid)) hollow[x + 9 * (y + 9 * z)] = 0;
        EvalutilsContour.Mean(hollow, solid, grid).ShouldBe(0, "evalutils: perfect");
        ContourDistance.MeanMm(hollow, solid, grid).ShouldBe(0, "the outer contours are the same");
        foreach (var (x, y, z) in BruteForce.Voxels(Cube(grid, 1, 8), grid).Except(BruteForce.Voxels(Cube(grid, 3, 6), grid))) hollow[x + 9 * (y + 9 * z)] = 1;
        foreach (var (x, y, z) in BruteForce.Voxels(Cube(grid, 3, 6), grid)) hollow[x + 9 * (y + 9 * z)] = 0;
        EvalutilsContour.Mean(hollow, solid, grid).ShouldBe(0, "evalutils: perfect, although it has an inner contour now");
        ContourDistance.MeanMm(hollow, solid, grid).ShouldBeGreaterThan(0.3);
    }

    [Fact]
    public void A_full_image_is_not_its_half()
    {
        var grid = Grid.Of(8, 8, 8, 1, 1, 1);
        byte[] full = [.. Enumerable.Repeat((byte)1, 512)], half = [.. Enumerable.Range(0, 512).Select(at => at < 256 ? (byte)1 : (byte)0)];
        EvalutilsContour.Mean(full, half, grid).ShouldBe(0, "evalutils: perfect");
        ContourDistance.MeanMm(full, half, grid).ShouldBe(1.43, 0.01);
    }

    private static byte[] Cube(Grid grid, int low, int high) =>
        [.. BruteForce.Voxels([.. Enumerable.Repeat((byte)1, grid.Count)], grid).Select(at => Math.Min(at.X, Math.Min(at.Y, at.Z)) >= low && Math.Max(at.X, Math.Max(at.Y, at.Z)) < high ? (byte)1 : (byte)0)];
}
