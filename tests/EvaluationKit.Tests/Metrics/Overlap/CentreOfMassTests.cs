using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Overlap;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Overlap;

public sealed class CentreOfMassTests
{
    [Fact]
    public void The_distance_is_in_mm_along_each_axis()
    {
        var grid = Grid.Of(2, 2, 2, 3, 4, 12);
        CentreOfMass.DistanceMm([1, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 1], grid).ShouldBe(13);
        CentreOfMass.Of([1, 0, 0, 0, 0, 0, 0, 7], grid).ShouldBe((0.5, 0.5, 0.5));
    }

    [Fact]
    public void An_empty_mask_lies_nowhere() => CentreOfMass.DistanceMm([0, 0], [1, 0], Grid.Of(2, 1)).ShouldBe(double.NaN);
}
