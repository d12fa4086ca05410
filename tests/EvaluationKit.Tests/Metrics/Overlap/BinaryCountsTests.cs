using CsCheck;
using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Overlap;
using GrandChallenge.EvaluationKit.Tests.Metrics.Surfaces;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Overlap;

public sealed class BinaryCountsTests
{
    [Fact]
    public void Counts_are_those_of_a_plain_loop() => Gen.Int[0, 200].SelectMany(length => Gen.Select(Gen.Byte[0, 2].Array[length], Gen.Byte[0, 2].Array[length])).Sample(pair =>
    {
        var counts = BinaryCounts.Of(pair.Item1, pair.Item2);
        var voxels = pair.Item1.Zip(pair.Item2, (a, b) => (a != 0, b != 0)).ToList();
        counts.ShouldBe(new(voxels.Count(v => v == (true, true)), voxels.Count(v => v == (false, true)), voxels.Count(v => v == (true, false)), voxels.Count(v => v == (false, false))));
    });

    [Fact]
    public void Large_masks_are_counted_in_parts()
    {
        var (reference, prediction) = (new byte[5_000_003], new byte[5_000_003]);
        reference.AsSpan(10, 4_000_000).Fill(1);
        prediction.AsSpan(2_000_010, 3_000_000 - 7).Fill(255);
        BinaryCounts.Of(reference, prediction).ShouldBe(new(2_000_000, 999_993, 2_000_000, 10));
    }

    [Fact]
    public void Swapped_masks_have_the_same_overlap() => Gen.Select(Gen.Byte[0, 1].Array[50], Gen.Byte[0, 1].Array[50]).Sample((a, b) =>
    {
        var (there, back) = (BinaryCounts.Of(a, b), BinaryCounts.Of(b, a));
        back.Dice.ShouldBe(there.Dice);
        back.Jaccard.ShouldBe(there.Jaccard);
        back.Matthews.ShouldBeAbout(there.Matthews);
        back.CohensKappa.ShouldBeAbout(there.CohensKappa);
        if (!double.IsNaN(there.Dice)) OverlapConversion.DiceToJaccard(there.Dice).ShouldBe(there.Jaccard, 1e-12);
    });

    [Fact]
    public void An_empty_prediction_is_not_rewarded()
    {
        var silent = BinaryCounts.Of([1, 1, 0, 0], [0, 0, 0, 0]);
        silent.PositivePredictiveValue.ShouldBe(0);
        silent.Sensitivity.ShouldBe(0);
        silent.Dice.ShouldBe(0);
        silent.AbsoluteVolumeDifferenceRatio.ShouldBe(1);
        BinaryCounts.Of([0, 0], [0, 0]).PositivePredictiveValue.ShouldBe(double.NaN);
    }

    [Fact]
    public void Costs_and_benefits_follow_their_formulas()
    {
        var counts = new BinaryCounts(6, 2, 3, 9);
        counts.NetBenefit(1 / 9.0).ShouldBe(6 / 20.0 - 2 / 20.0 / 9, 1e-12);
        counts.ExpectedCost(5, 1).ShouldBe(17 / 20.0, 1e-12);
        counts.RelativeVolumeDifference.ShouldBe(-1 / 9.0, 1e-12);
        counts.AbsoluteVolumeDifference(Grid.Of(5, 4, 0.5, 3)).ShouldBe(1.5, 1e-12);
        new BinaryCounts(1, 0, 0, 1).PositiveLikelihoodRatio.ShouldBe(double.NaN);
    }

    [Fact]
    public void Masks_of_different_length_are_refused() =>
        Should.Throw<ArgumentException>(() => BinaryCounts.Of([1, 0], [1])).Message.ShouldContain("The reference has 2 values and the prediction 1");

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void An_overlap_outside_0_and_1_is_not_converted(double value) => Should.Throw<ArgumentOutOfRangeException>(() => OverlapConversion.JaccardToDice(value));
}
