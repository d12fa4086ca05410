using CsCheck;
using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Tests.Images;

public sealed class GeometryTests
{
    private static readonly Geometry Truth = Geometry.Of(Grid.Of(4, 5, 6, .5, .5, 2));

    [Fact]
    public void A_difference_is_named_with_both_values()
    {
        Geometry.Of(Grid.Of(4, 5, 7, .5, .5, 2)).Mismatch(Truth).ShouldBe("the size is 4 x 5 x 7 voxels where the truth has 4 x 5 x 6");
        Geometry.Of(Grid.Of(4, 5, 6, 1, .5, 2)).Mismatch(Truth).ShouldBe("the spacing is (1, 0.5, 2) mm where the truth has (0.5, 0.5, 2)");
        (Truth with { Origin = new(0, 1, 0) }).Mismatch(Truth).ShouldBe("the origin is (0, 1, 0) mm where the truth has (0, 0, 0)");
        (Truth with { AxisX = new(-1, 0, 0), AxisY = new(0, -1, 0) }).Mismatch(Truth)
            .ShouldBe("the axes are (-1, 0, 0) (0, -1, 0) (0, 0, 1) where the truth has (1, 0, 0) (0, 1, 0) (0, 0, 1)");
    }

    [Fact]
    public void Rounding_is_no_difference()
    {
        var rounded = new Geometry(Grid.Of(4, 5, 6, .5000001, .5, 2.0001), new(.001, 0, 0), new(1, 1e-5, 0), new(-1e-5, 1, 0), new(0, 0, 1));
        rounded.Mismatch(Truth).ShouldBeNull();
        rounded.Mismatch(Truth, new(0, 0, 0)).ShouldNotBeNull();
    }

    [Fact]
    public void A_point_and_its_index_agree() =>
        (from index in Gen.Double[-10, 10].Array[3] from angle in Gen.Double[-3, 3] select (index, angle)).Sample(
            at =>
            {
                var (sine, cosine) = Math.SinCos(at.angle);
                var turned = new Geometry(Truth.Grid, new(3, -4, 5), new(cosine, 0, sine), new(0, 1, 0), new(-sine, 0, cosine));
                var index = new Vector(at.index[0], at.index[1], at.index[2]);
                (turned.IndexOf(turned.PointAt(index.X, index.Y, index.Z)) - index).Length.ShouldBeLessThan(1e-9);
            },
            iter: 200);

    [Fact]
    public void Resampling_to_its_own_grid_changes_nothing()
    {
        var image = new Image<byte>(Truth, [.. Enumerable.Range(0, 120).Select(at => (byte)at)]);
        Resampling.Nearest(image, Truth).Array.ShouldBe(image.Array);
    }

    [Fact]
    public void Resampling_turns_flips_and_pads()
    {
        var image = new Image<byte>(Geometry.Of(Grid.Of(2, 1, 1, 1, 1, 1)), [1, 2]);
        // Four voxels from x = 2 downwards: the first lies outside.
        var target = new Geometry(Grid.Of(4, 1, 1, 1, 1, 1), new(2, 0, 0), new(-1, 0, 0), new(0, -1, 0), new(0, 0, 1));
        Resampling.Nearest(image, target).Array.ShouldBe<byte>([0, 2, 1, 0]);
        // Twice as fine: each voxel of the image covers two.
        var fine = Geometry.Of(Grid.Of(4, 1, 1, .5, 1, 1)) with { Origin = new(-.25, 0, 0) };
        Resampling.Nearest(image, fine).Array.ShouldBe<byte>([1, 1, 2, 2]);
    }
}
