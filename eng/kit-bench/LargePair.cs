using System.Diagnostics;
using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Overlap;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.KitBench;

/// <summary>All surface measures of all labels of a pair of 512 × 512 × 600 label maps: how long, and how much memory at most, the two maps (300 MiB) included.</summary>
internal static class LargePair
{
    private const byte Labels = 8;

    public static void Print()
    {
        var grid = Grid.Of(512, 512, 600, 0.8, 0.8, 1);
        var (reference, prediction) = (Draw(grid, 0), Draw(grid, 3));
        var started = Stopwatch.GetTimestamp();
        var matrix = ConfusionMatrix.Of<byte>(reference, prediction);
        Console.WriteLine($"confusion matrix: {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s");
        for (byte label = 1; label <= Labels; label++)
        {
            started = Stopwatch.GetTimestamp();
            var both = SurfaceComparison.OfLabel<byte>(reference, prediction, grid, label);
            var (voxels, areas) = (both.Voxels(), both.Areas);
            Console.WriteLine(
                $"label {label}: {matrix.CountsOf(label).ReferencePositives,10} voxels, {voxels.ReferenceToPrediction.Length,7} on the surface, HD {voxels.Hausdorff:F3}, HD95 {areas.RobustHausdorff():F3}, "
                + $"ASSD {voxels.AverageSymmetric:F3}, NSD {areas.SurfaceDice(1):F3}, boundary IoU {both.BoundaryIouInVoxels(2):F3}: {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s");
        }

        var peak = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmHWM"));
        Console.WriteLine($"peak memory: {long.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024} MiB");
    }

    // One organ that fills most of the volume, and seven in it.
    private static byte[] Draw(Grid grid, double shiftMm)
    {
        var labels = Spheres.Draw(grid, (205 + shiftMm, 205, 300), 200);
        for (byte label = 2; label <= Labels; label++) Spheres.Draw(labels, grid, (100 + 25 * label + shiftMm, 180 + 5 * label, 150 + 30 * label), 15 + 5 * label, label);
        return labels;
    }
}
