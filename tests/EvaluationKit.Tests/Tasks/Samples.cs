using GrandChallenge.EvaluationKit.Metrics.Detection;
using GrandChallenge.EvaluationKit.Output;
using GrandChallenge.EvaluationKit.Tasks;

namespace GrandChallenge.EvaluationKit.Tests.Tasks;

/// <summary>The programs that README.md shows, so that they compile and run.</summary>
internal static class Samples
{
    public static int Segmentation(string[] args)
    {
        return Evaluate.Segmentation()
            .Labels((1, "lateral ventricle"), (2, "thalamus"), (3, "caudate"))
            .Dice()
            .HausdorffPercentile(95)
            .SurfaceDice(toleranceMm: 1)
            .Undefined("dice", UndefinedPolicy.Skip)
            .GroupBy("scanner", "cases.csv")
            .Run(args);
    }

    public static int Luna16(string[] args)
    {
        return Evaluate.PointDetection()
            .Truth("annotations.csv").Excluded("annotations_excluded.csv").CaseList("seriesuids.csv")
            .CaseIn("seriesuid").Axes("coordX", "coordY", "coordZ").ScoreIn("probability").DiameterIn("diameter_mm", whenUnknown: 10)
            .Rules(MarkRules.Luna16).Counts().Froc()
            .Run(args);
    }

    public static SegmentationTask OwnMetric() => Evaluate.Segmentation()
            .Measure("volume_ratio", "Predicted volume / true volume.", pair => (double)pair.Counts.PredictedPositives / pair.Counts.ReferencePositives)
            .Dice();
}
