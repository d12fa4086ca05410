using CsCheck;
using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Surfaces;

public sealed class SurfaceDistancesTests
{
    [Fact]
    public void Every_distance_is_the_one_of_brute_force() => Gen.Select(SmallMasks.Pairs, Gen.Int[1, 3]).Sample((pair, connectivity) =>
    {
        var measured = SurfaceDistances.Between(pair.Reference, pair.Prediction, pair.Grid, connectivity);
        var (reference, prediction) = (BruteForce.Surface(pair.Reference, pair.Grid, connectivity), BruteForce.Surface(pair.Prediction, pair.Grid, connectivity));
        measured.ReferenceToPrediction.ShouldBeNear(BruteForce.Distances(reference, prediction, pair.Grid));
        measured.PredictionToReference.ShouldBeNear(BruteForce.Distances(prediction, reference, pair.Grid));
    }, iter: 300);

    [Fact]
    public void Swapping_the_masks_swaps_the_directions() => SmallMasks.Pairs.Sample(pair =>
    {
        var there = SurfaceDistances.Between(pair.Reference, pair.Prediction, pair.Grid);
        var back = SurfaceDistances.Between(pair.Prediction, pair.Reference, pair.Grid);
        back.ReferenceToPrediction.SequenceEqual(there.PredictionToReference).ShouldBeTrue();
        back.Hausdorff.ShouldBe(there.Hausdorff);
        back.AverageSymmetric.ShouldBeAbout(there.AverageSymmetric);
        back.NormalisedSurfaceDistance(1).ShouldBe(there.NormalisedSurfaceDistance(1));
    }, iter: 100);

    [Fact]
    public void Mirrored_masks_have_the_same_distances() => SmallMasks.Pairs.Sample(pair =>
    {
        var asItIs = SurfaceDistances.Between(pair.Reference, pair.Prediction, pair.Grid);
        var mirrored = SurfaceDistances.Between([.. pair.Reference.Reverse()], [.. pair.Prediction.Reverse()], pair.Grid);
        mirrored.ReferenceToPrediction.ShouldBeNear(asItIs.ReferenceToPrediction.ToArray());
    }, iter: 100);

    [Fact]
    public void The_order_of_the_axes_does_not_matter() => SmallMasks.Pairs.Where(pair => pair.Grid.Dimensions == 3).Sample(pair =>
    {
        var asItIs = SurfaceDistances.Between(pair.Reference, pair.Prediction, pair.Grid);
        var turned = SurfaceDistances.Between(Turned.Mask(pair.Reference, pair.Grid), Turned.Mask(pair.Prediction, pair.Grid), Turned.Raster(pair.Grid));
        turned.PredictionToReference.ShouldBeNear(asItIs.PredictionToReference.ToArray());
    }, iter: 100);

    [Fact]
    public void Twice_the_spacing_is_twice_the_distance() => SmallMasks.Pairs.Where(pair => pair.Grid.Dimensions == 2).Sample(pair =>
    {
        var doubled = Grid.Of(pair.Grid.Width, pair.Grid.Height, 2 * pair.Grid.SpacingX, 2 * pair.Grid.SpacingY);
        SurfaceDistances.Between(pair.Reference, pair.Prediction, doubled).Hausdorff.ShouldBe(2 * SurfaceDistances.Between(pair.Reference, pair.Prediction, pair.Grid).Hausdorff);
    }, iter: 100);

    [Fact]
    public void The_four_definitions_of_a_percentile_differ_and_say_how()
    {
        // 1 voxel against 1, 2 … 10 in a row: distances 0 … 9 one way, 0 the other.
        byte[] reference = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0], prediction = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
        var line = Grid.Of(10, 1);
        var distances = SurfaceDistances.Between(reference, prediction, line);
        distances.Hausdorff.ShouldBe(9);
        distances.PercentileByFloorIndex().ShouldBe(8);
        distances.PercentileOfDirected().ShouldBeAbout(8.55);
        distances.PercentileOfPooled().ShouldBeAbout(8.5);
        AreaWeightedSurfaces.Between(reference, prediction, line).RobustHausdorff().ShouldBe(9);
    }

    [Fact]
    public void A_distance_equal_to_the_tolerance_is_within()
    {
        var distances = SurfaceDistances.Between([1, 0, 0, 0], [0, 0, 0, 1], Grid.Of(4, 1, 0.7));
        distances.NormalisedSurfaceDistance(3 * 0.7).ShouldBe(1);
        distances.NormalisedSurfaceDistance(2).ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Another_connectivity_is_refused(int connectivity) =>
        Should.Throw<ArgumentOutOfRangeException>(() => SurfaceDistances.Between([1], [1], Grid.Of(1, 1), connectivity)).Message.ShouldContain("1, 2 or 3");

    [Fact]
    public void A_mask_that_does_not_fill_the_grid_is_refused() =>
        Should.Throw<ArgumentException>(() => SurfaceDistances.Between([1, 0, 1], [1, 0], Grid.Of(2, 1))).Message.ShouldContain("3 voxels");
}
