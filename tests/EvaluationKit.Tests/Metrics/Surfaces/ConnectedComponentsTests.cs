using CsCheck;
using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Surfaces;

public sealed class ConnectedComponentsTests
{
    [Fact]
    public void Parts_are_those_that_a_flood_fills() => Gen.Select(SmallMasks.Pairs, Gen.Int[1, 3]).Sample((pair, connectivity) =>
    {
        var parts = ConnectedComponents.Of(pair.Reference, pair.Grid, connectivity);
        parts.Labels.ShouldBe(Flooded(pair.Reference, pair.Grid, connectivity));
        parts.Sizes.ShouldBe(parts.Labels.Where(label => label > 0).GroupBy(label => label).OrderBy(part => part.Key).Select(part => part.Count()));
    }, iter: 200);

    private static int[] Flooded(byte[] mask, Grid grid, int connectivity)
    {
        var labels = new int[mask.Length];
        var next = 0;
        foreach (var voxel in BruteForce.Voxels(mask, grid))
        {
            if (labels[At(voxel, grid)] != 0) continue;
            labels[At(voxel, grid)] = ++next;
            for (var open = new Queue<(int X, int Y, int Z)>([voxel]); open.TryDequeue(out var here);)
            {
                foreach (var step in BruteForce.Neighbours(grid, connectivity))
                {
                    var there = (X: here.X + step.X, Y: here.Y + step.Y, Z: here.Z + step.Z);
                    if (!BruteForce.Foreground(mask, grid, there.X, there.Y, there.Z) || labels[At(there, grid)] != 0) continue;
                    labels[At(there, grid)] = next;
                    open.Enqueue(there);
                }
            }
        }

        return labels;
    }

    private static int At((int X, int Y, int Z) voxel, Grid grid) => voxel.X + grid.Width * (voxel.Y + grid.Height * voxel.Z);
}
