using CsCheck;
using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Surfaces;

public sealed class BoundaryIouTests
{
    [Fact]
    public void Bands_are_those_of_brute_force() => Gen.Select(SmallMasks.Pairs, Gen.OneOf(0.5, 1, 2, 2.5, 5)).Sample((pair, width) =>
    {
        BoundaryIou.InMm(pair.Reference, pair.Prediction, pair.Grid, width).ShouldBeAbout(Expected(pair.Reference, pair.Prediction, pair.Grid, width));
        var voxels = pair.Grid.Dimensions == 2 ? Grid.Of(pair.Grid.Width, pair.Grid.Height) : Grid.Of(pair.Grid.Width, pair.Grid.Height, pair.Grid.Depth, 1, 1, 1);
        BoundaryIou.InVoxels(pair.Reference, pair.Prediction, pair.Grid, width).ShouldBeAbout(Expected(pair.Reference, pair.Prediction, voxels, width));
    }, iter: 200);

    private static double Expected(byte[] reference, byte[] prediction, Grid grid, double width)
    {
        var (a, b) = (Band(reference, grid, width), Band(prediction, grid, width));
        return a.Intersect(b).Count() / (double)a.Union(b).Count();
    }

    private static (int X, int Y, int Z)[] Band(byte[] mask, Grid grid, double width)
    {
        var surface = BruteForce.Surface(mask, grid, 1);
        return [.. BruteForce.Voxels(mask, grid).Where(voxel => surface.Any(point => BruteForce.Distance(voxel, point, grid) < width))];
    }
}
