using GrandChallenge.EvaluationKit.Metrics.Instances;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Instances;

public sealed class InstanceOverlapsTests
{
    // 1 is found but for a voxel, 2 by half, 3 not at all; 9 is nowhere in the reference.
    private static readonly int[] Reference = [1, 1, 1, 1, 0, 2, 2, 2, 2, 0, 3, 3, 0, 0];
    private static readonly int[] Prediction = [7, 7, 7, 0, 0, 8, 8, 0, 0, 0, 0, 0, 9, 9];

    [Fact]
    public void Only_pairs_above_half_their_union_match()
    {
        var overlaps = InstanceOverlaps.Of<int>(Reference, Prediction);
        overlaps.Pairs.ShouldBe([new(1, 7, 3, 4, 3), new(2, 8, 2, 4, 2)]);
        overlaps.MatchesByIou().ShouldBe([new(1, 7, 3, 4, 3)]);
        overlaps.Pairs[1].Iou.ShouldBe(0.5);
        overlaps.Pairs[1].Dice.ShouldBe(2 / 3.0, 1e-12);
    }

    [Fact]
    public void Panoptic_quality_is_its_two_parts_together()
    {
        var quality = InstanceOverlaps.Of<int>(Reference, Prediction).Panoptic();
        quality.SegmentationQuality.ShouldBe(0.75);
        quality.RecognitionQuality.ShouldBe(1 / 3.0, 1e-12);
        quality.Quality.ShouldBe(0.25);
    }

    [Fact]
    public void One_shared_voxel_finds_an_instance()
    {
        var overlaps = InstanceOverlaps.Of<int>(Reference, Prediction);
        overlaps.FoundByOneVoxel.ShouldBe(2 / 3.0, 1e-12);
        overlaps.SpuriousByOneVoxel.ShouldBe(1 / 3.0, 1e-12);
    }

    [Fact]
    public void Without_instances_there_is_no_quality_and_without_matches_it_is_0()
    {
        InstanceOverlaps.Of<byte>([0, 0], [0, 0]).Panoptic().Quality.ShouldBe(double.NaN);
        InstanceOverlaps.Of<byte>([0, 1], [0, 0]).Panoptic().Quality.ShouldBe(0);
        InstanceOverlaps.Of<byte>([0, 0], [0, 1]).Panoptic().Quality.ShouldBe(0);
    }

    [Fact]
    public void A_threshold_that_allows_two_matches_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => InstanceOverlaps.Of<byte>([1], [1]).MatchesByIou(0.4)).Message.ShouldContain("[0.5, 1)");
}
