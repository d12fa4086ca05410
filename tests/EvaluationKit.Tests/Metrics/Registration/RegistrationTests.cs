using CsCheck;
using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Registration;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Registration;

public sealed class RegistrationTests
{
    private static readonly Grid Volume = Grid.Of(5, 4, 3, 0.7, 1.1, 2.5);

    [Fact]
    public void Landmarks_have_euclidean_distances()
    {
        TargetRegistrationError.Distances([0, 0, 0, 1, 1, 1], [3, 4, 0, 1, 1, 3], 3).ShouldBe([5.0, 2]);
        TargetRegistrationError.Robustness([5, 2, 1], [4, 2, 2]).ShouldBe(1 / 3.0);
    }

    [Fact]
    public void A_linear_map_has_its_determinant_everywhere() =>
        Gen.Double[-0.5, 0.5].Array[9].Sample(a =>
        {
            var field = Field(Volume, (x, y, z) => [(a[0] * x) + (a[1] * y) + (a[2] * z), (a[3] * x) + (a[4] * y) + (a[5] * z), (a[6] * x) + (a[7] * y) + (a[8] * z)]);
            double xx = 1 + a[0], yy = 1 + a[4], zz = 1 + a[8];
            var expected = (xx * ((yy * zz) - (a[5] * a[7]))) - (a[1] * ((a[3] * zz) - (a[5] * a[6]))) + (a[2] * ((a[3] * a[7]) - (yy * a[6])));
            Jacobian.Determinants(Volume, field).ShouldAllBe(determinant => Math.Abs(determinant - expected) < 1e-5);
        });

    [Fact]
    public void A_plane_has_the_determinant_of_two_dimensions()
    {
        var grid = Grid.Of(4, 3, 2, 0.5);
        var field = Field(grid, (x, y, _) => [0.5 * x, 0.25 * y]);
        Jacobian.Determinants(grid, field).ShouldAllBe(determinant => Math.Abs(determinant - 1.875) < 1e-6);
    }

    [Fact]
    public void No_motion_folds_nothing()
    {
        var statistics = JacobianStatistics.Of(Volume, new float[Volume.Count * 3]);
        statistics.ShouldBe(new JacobianStatistics(0, 1, 1, 1, 0, Volume.Count));
    }

    [Fact]
    public void A_mirrored_half_folds()
    {
        // Beyond x = 2 voxels the map goes backwards; central differences make x = 2 flat.
        var grid = Grid.Of(5, 2);
        var field = Field(grid, (x, _, _) => [x > 2 ? -2 * (x - 2) : 0, 0]);
        var statistics = JacobianStatistics.Of(grid, field);
        statistics.FoldingShare.ShouldBe(0.6);
        statistics.Min.ShouldBe(-1);
        JacobianStatistics.Of(grid, field, [1, 1, 0, 0, 0, 1, 1, 0, 0, 0]).FoldingShare.ShouldBe(0);
    }

    [Fact]
    public void Swapping_the_axes_keeps_the_statistics() =>
        Gen.Float[-1, 1].Array[4 * 3 * 2].Sample(values =>
        {
            var swapped = new float[values.Length];
            for (var y = 0; y < 3; y++)
            {
                for (var x = 0; x < 4; x++)
                {
                    swapped[2 * (y + (3 * x))] = values[(2 * (x + (4 * y))) + 1];
                    swapped[(2 * (y + (3 * x))) + 1] = values[2 * (x + (4 * y))];
                }
            }

            JacobianStatistics plain = JacobianStatistics.Of(Grid.Of(4, 3, 0.7, 1.5), values), other = JacobianStatistics.Of(Grid.Of(3, 4, 1.5, 0.7), swapped);
            other.Mean.ShouldBe(plain.Mean, 1e-9);
            other.FoldingShare.ShouldBe(plain.FoldingShare);
            other.StdLog.ShouldBe(plain.StdLog, 1e-9);
        });

    [Fact]
    public void A_field_of_another_size_is_refused() =>
        Should.Throw<ArgumentException>(() => Jacobian.Determinants(Volume, new float[10])).Message.ShouldContain("60 voxels");

    private static float[] Field(Grid grid, Func<double, double, double, double[]> displacement) =>
    [
        .. from z in Enumerable.Range(0, grid.Depth)
           from y in Enumerable.Range(0, grid.Height)
           from x in Enumerable.Range(0, grid.Width)
           from component in displacement(x * grid.SpacingX, y * grid.SpacingY, z * grid.SpacingZ)
           select (float)component,
    ];
}
