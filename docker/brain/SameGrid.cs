using System.Globalization;
using GrandChallenge.Scoring;

namespace GrandChallenge.BrainEvaluator;

/// <summary>Holds a label map to the voxel grid of the truth.</summary>
internal static class SameGrid
{
    private const double SpacingToleranceMm = 1e-3;
    private const double OriginToleranceMm = 1e-2;
    private const double DirectionTolerance = 1e-3;

    /// <exception cref="SubmissionFault">Size differs, or spacing by over 0.001 mm, origin by over 0.01 mm, a direction cosine by over 0.001.</exception>
    public static void Demand(ScoringFile file, MetaImageHeader found, MetaImageHeader wanted)
    {
        Compare(file, "size", "voxels", Array.ConvertAll(found.Size, n => (double)n), Array.ConvertAll(wanted.Size, n => (double)n), 0);
        Compare(file, "spacing", "mm", found.SpacingMm, wanted.SpacingMm, SpacingToleranceMm);
        Compare(file, "origin", "mm", found.OriginMm, wanted.OriginMm, OriginToleranceMm);
        Compare(file, "direction", "(cosines)", found.Direction, wanted.Direction, DirectionTolerance);
    }

    private static void Compare(ScoringFile file, string what, string unit, double[] found, double[] wanted, double tolerance)
    {
        for (var i = 0; i < wanted.Length; i++)
        {
            if (Math.Abs(found[i] - wanted[i]) > tolerance)
                throw file.Fault($"the {what} is {List(found)} {unit} where the truth has {List(wanted)}; resample the labels to the image's grid.");
        }
    }

    private static string List(double[] numbers) =>
        string.Join(" x ", Array.ConvertAll(numbers, n => n.ToString("0.####", CultureInfo.InvariantCulture)));
}
