using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Overlap;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Surfaces;

/// <summary>What every measure says of empty masks: shares are 0 where one mask is empty, all else is undefined.</summary>
public sealed class EmptyMaskTests
{
    private static readonly Grid Raster = Grid.Of(4, 4, 4, 1, 1, 2);
    private static readonly byte[] Empty = new byte[64];
    private static readonly byte[] Full = [.. Enumerable.Repeat((byte)1, 64)];

    public static TheoryData<bool, bool> Cases => new() { { true, true }, { true, false }, { false, true } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Distances_are_undefined(bool noReference, bool noPrediction)
    {
        var both = SurfaceComparison.Of(noReference ? Empty : Full, noPrediction ? Empty : Full, Raster);
        var voxels = both.Voxels();
        double[] values =
        [
            voxels.Hausdorff, voxels.PercentileByFloorIndex(), voxels.PercentileOfDirected(), voxels.PercentileOfPooled(), voxels.ModifiedHausdorff, voxels.AverageSymmetric,
            voxels.MeanAverage, voxels.MeanPredictionToReference, voxels.MeanReferenceToPrediction, both.MeanContourDistance, both.Areas.RobustHausdorff(),
        ];
        values.ShouldAllBe(value => double.IsNaN(value));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Shares_are_0_where_one_mask_is_empty_and_undefined_where_both_are(bool noReference, bool noPrediction)
    {
        var (reference, prediction) = (noReference ? Empty : Full, noPrediction ? Empty : Full);
        var both = SurfaceComparison.Of(reference, prediction, Raster);
        double[] values =
        [
            both.Voxels().NormalisedSurfaceDistance(100), both.Areas.SurfaceDice(100), both.BoundaryIouInVoxels(2), both.BoundaryIouInMm(3), CentrelineDice.Of(reference, prediction, Raster),
            BinaryCounts.Of(reference, prediction).Dice, BinaryCounts.Of(reference, prediction).Jaccard, BinaryCounts.Of(reference, prediction).VolumetricSimilarity,
        ];
        values.ShouldAllBe(value => noReference && noPrediction ? double.IsNaN(value) : value == 0);
    }

    [Fact]
    public void A_directed_mean_of_areas_is_infinite_from_a_surface_to_nothing() =>
        AreaWeightedSurfaces.Between(Full, Empty, Raster).AverageDistances.ShouldBe((double.PositiveInfinity, double.NaN));

    [Fact]
    public void A_volume_without_background_is_infinitely_far_from_it() =>
        DistanceTransform.ToBackgroundMm(Full, Raster).ShouldAllBe(distance => double.IsPositiveInfinity(distance));
}
