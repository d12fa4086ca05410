using CsCheck;
using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Surfaces;

public sealed class CentrelineDiceTests
{
    [Fact]
    public void A_centreline_hangs_together_as_its_mask_does() => SmallMasks.Pairs.Where(pair => pair.Grid.Dimensions == 3).Sample(pair =>
    {
        var skeleton = CentrelineDice.Skeleton(pair.Reference, pair.Grid);
        skeleton.Zip(pair.Reference).ShouldAllBe(voxel => voxel.First == 0 || voxel.Second != 0);
        ConnectedComponents.Of(skeleton, pair.Grid, 3).Count.ShouldBe(ConnectedComponents.Of(pair.Reference, pair.Grid, 3).Count);
        CentrelineDice.Skeleton(skeleton, pair.Grid).ShouldBe(skeleton, "a centreline is its own centreline");
    }, iter: 100);

    [Fact]
    public void A_thick_bar_thins_to_a_line()
    {
        var grid = Grid.Of(21, 7, 7, 1, 1, 1);
        var bar = new byte[grid.Count];
        for (var z = 1; z < 6; z++)
            for (var y = 1; y < 6; y++) bar.AsSpan(21 * (y + 7 * z) + 1, 19).Fill(1);
        var line = BruteForce.Voxels(CentrelineDice.Skeleton(bar, grid), grid);
        line.Length.ShouldBeInRange(11, 19);
        line.ShouldAllBe(voxel => voxel.Y == 3 && voxel.Z == 3);
        CentrelineDice.Of(bar, bar, grid).ShouldBe(1);
    }

    [Fact]
    public void A_flat_bar_thins_to_a_line()
    {
        var grid = Grid.Of(20, 7);
        var bar = new byte[grid.Count];
        for (var y = 2; y < 5; y++) bar.AsSpan(20 * y + 1, 18).Fill(1);
        var line = BruteForce.Voxels(CentrelineDice.Skeleton(bar, grid), grid);
        line.Length.ShouldBeInRange(14, 18);
        line.ShouldAllBe(pixel => pixel.Y == 3);
    }

    [Fact]
    public void Lines_that_never_meet_score_0() => CentrelineDice.Of([1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1], Grid.Of(3, 2)).ShouldBe(0);
}
