using CsCheck;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Surfaces;

public sealed class DistanceTransformTests
{
    [Fact]
    public void Every_distance_is_the_one_of_brute_force() => SmallMasks.Pairs.Sample(pair =>
    {
        var (mask, grid) = (pair.Reference, pair.Grid);
        var background = BruteForce.Voxels([.. mask.Select(voxel => voxel == 0 ? (byte)1 : (byte)0)], grid);
        var all = BruteForce.Voxels([.. mask.Select(_ => (byte)1)], grid);
        if (background.Length * (long)mask.Length > 4_000_000) return;
        double[] expected = [.. all.Select(voxel => background.Select(other => BruteForce.Distance(voxel, other, grid)).DefaultIfEmpty(double.PositiveInfinity).Min())];
        ((ReadOnlySpan<double>)DistanceTransform.ToBackgroundMm(mask, grid)).ShouldBeNear(expected);
    }, iter: 200);
}
