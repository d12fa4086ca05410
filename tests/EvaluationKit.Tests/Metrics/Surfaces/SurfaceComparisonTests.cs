using CsCheck;
using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Surfaces;

public sealed class SurfaceComparisonTests
{
    [Fact]
    public void A_label_is_compared_as_its_mask_would_be() => Gen.Select(SmallMasks.Pairs, Gen.Int[0, 3]).Sample((pair, label) =>
    {
        var (reference, prediction) = (Labels(pair.Reference), Labels(pair.Prediction));
        var byLabel = SurfaceComparison.OfLabel<short>(reference, prediction, pair.Grid, (short)label);
        var byMask = SurfaceComparison.Of(Mask(reference, label), Mask(prediction, label), pair.Grid);
        byLabel.Voxels().Hausdorff.ShouldBe(byMask.Voxels().Hausdorff);
        byLabel.Areas.SurfaceDice(1).ShouldBe(byMask.Areas.SurfaceDice(1));
        byLabel.BoundaryIouInVoxels(2).ShouldBe(byMask.BoundaryIouInVoxels(2));
    }, iter: 100);

    [Fact]
    public void What_is_asked_twice_is_calculated_once()
    {
        var both = SurfaceComparison.Of([1, 0], [0, 1], Grid.Of(2, 1));
        both.Voxels().ShouldBeSameAs(both.Voxels());
        both.Areas.ShouldBeSameAs(both.Areas);
        both.MeanContourDistance.ShouldBe(1);
    }

    private static short[] Labels(byte[] mask) => [.. mask.Select(voxel => (short)(voxel & 3))];

    private static byte[] Mask(short[] labels, int label) => [.. labels.Select(voxel => voxel == label ? (byte)1 : (byte)0)];
}
