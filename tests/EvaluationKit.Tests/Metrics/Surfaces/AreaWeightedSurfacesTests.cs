using CsCheck;
using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Surfaces;

public sealed class AreaWeightedSurfacesTests
{
    [Fact]
    public void Every_corner_and_its_distance_is_the_one_of_brute_force() => SmallMasks.Pairs.Sample(pair =>
    {
        var measured = AreaWeightedSurfaces.Between(pair.Reference, pair.Prediction, pair.Grid);
        var (reference, prediction) = (Corners(pair.Reference, pair.Grid), Corners(pair.Prediction, pair.Grid));
        measured.Areas.Reference.ShouldBeAbout(reference.Sum(corner => corner.Size));
        var (there, area) = (reference.Select(corner => Nearest(corner.Place, prediction, pair.Grid)).ToArray(), measured.Areas.Reference);
        if (reference.Length == 0 || prediction.Length == 0) return;
        measured.AverageDistances.ReferenceToPrediction.ShouldBeAbout(there.Zip(reference).Sum(both => both.First * both.Second.Size) / area);
        measured.SurfaceOverlap(1.1).Reference.ShouldBeAbout(there.Zip(reference).Where(both => both.First <= 1.1).Sum(both => both.Second.Size) / area);
        measured.RobustHausdorff(1).ShouldBeAbout(Math.Max(there.Max(), prediction.Max(corner => Nearest(corner.Place, reference, pair.Grid))));
    }, iter: 200);

    [Fact]
    public void The_order_of_the_axes_does_not_matter() => SmallMasks.Pairs.Where(pair => pair.Grid.Dimensions == 3).Sample(pair =>
    {
        var asItIs = AreaWeightedSurfaces.Between(pair.Reference, pair.Prediction, pair.Grid);
        var turned = AreaWeightedSurfaces.Between(Turned.Mask(pair.Reference, pair.Grid), Turned.Mask(pair.Prediction, pair.Grid), Turned.Raster(pair.Grid));
        turned.Areas.Reference.ShouldBeAbout(asItIs.Areas.Reference);
        turned.SurfaceDice(1.1).ShouldBeAbout(asItIs.SurfaceDice(1.1));
    }, iter: 100);

    [Fact]
    public void Mirrored_masks_have_the_same_surfaces() => SmallMasks.Pairs.Sample(pair =>
    {
        var asItIs = AreaWeightedSurfaces.Between(pair.Reference, pair.Prediction, pair.Grid);
        var mirrored = AreaWeightedSurfaces.Between([.. pair.Reference.Reverse()], [.. pair.Prediction.Reverse()], pair.Grid);
        mirrored.Areas.Prediction.ShouldBeAbout(asItIs.Areas.Prediction);
        mirrored.SurfaceDice(0.8).ShouldBeAbout(asItIs.SurfaceDice(0.8));
    }, iter: 100);

    [Fact]
    public void Sizes_of_the_pieces_are_those_of_their_polygons()
    {
        var unit = CornerCodes.Sizes(3, new(1, 1, 1));
        unit[0b0000_0001].ShouldBe(Math.Sqrt(3) / 8, 1e-12, "a triangle of half diagonals");
        unit[0b0000_0011].ShouldBe(Math.Sqrt(2) / 2, 1e-12, "a strip along an edge");
        unit[0b0000_1111].ShouldBe(1, 1e-12, "a side");
        unit[0b0001_0111].ShouldBe(3 * Math.Sqrt(3) / 4, 1e-12, "a regular hexagon");
        unit[0b0000_0110].ShouldBe(Math.Sqrt(3) / 4, 1e-12, "two triangles");
        CornerCodes.Sizes(3, new(2, 3, 5))[0b0000_1111].ShouldBe(6, 1e-12, "a side of 2 × 3 mm");
        for (var code = 0; code < 256; code++) unit[code].ShouldBe(unit[255 - code], 1e-12, "foreground and background meet at the same surface");
        unit.Count(size => size == 0).ShouldBe(2);
    }

    [Fact]
    public void Lengths_in_two_dimensions_are_those_of_their_lines() =>
        CornerCodes.Sizes(2, new(3, 4, 1)).ShouldBe([0, 2.5, 2.5, 3, 2.5, 4, 5, 2.5, 2.5, 5, 4, 2.5, 3, 2.5, 2.5, 0]);

    private static ((int X, int Y, int Z) Place, double Size)[] Corners(byte[] mask, Grid grid)
    {
        var sizes = CornerCodes.Sizes(grid.Dimensions, new(grid.SpacingX, grid.SpacingY, grid.SpacingZ));
        return [.. from z in grid.Dimensions == 3 ? Enumerable.Range(-1, grid.Depth + 1) : [0]
                   from y in Enumerable.Range(-1, grid.Height + 1)
                   from x in Enumerable.Range(-1, grid.Width + 1)
                   let code = Enumerable.Range(0, sizes.Length == 16 ? 4 : 8).Sum(corner => BruteForce.Foreground(mask, grid, x + (corner & 1), y + (corner >> 1 & 1), z + (corner >> 2)) ? 1 << corner : 0)
                   where code != 0 && code != sizes.Length - 1
                   select ((x, y, z), sizes[code])];
    }

    private static double Nearest((int X, int Y, int Z) from, ((int X, int Y, int Z) Place, double Size)[] to, Grid grid) =>
        to.Select(corner => BruteForce.Distance(from, corner.Place, grid)).DefaultIfEmpty(double.PositiveInfinity).Min();
}
