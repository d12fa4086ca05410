using BenchmarkDotNet.Attributes;
using GrandChallenge.EvaluationKit.Metrics.Overlap;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.KitBench;

/// <summary>Measures of two masks and two label maps.</summary>
[MemoryDiagnoser]
public class SurfaceBench
{
    private static readonly byte[] LabelsOfReference = Eight(0), LabelsOfPrediction = Eight(3);

    [Benchmark]
    public double AreaWeightedHausdorff95() => AreaWeightedSurfaces.Between(Spheres.Reference, Spheres.Prediction, Spheres.Grid).RobustHausdorff();

    [Benchmark]
    public double VoxelHausdorff95() => SurfaceDistances.Between(Spheres.Reference, Spheres.Prediction, Spheres.Grid).PercentileByFloorIndex();

    /// <summary>Both kinds of surface, all measures of each, and a boundary IoU.</summary>
    [Benchmark]
    public double AllSurfaceMeasures()
    {
        var both = SurfaceComparison.Of(Spheres.Reference, Spheres.Prediction, Spheres.Grid);
        var (voxels, areas) = (both.Voxels(), both.Areas);
        return voxels.Hausdorff + voxels.PercentileByFloorIndex() + voxels.PercentileOfDirected() + voxels.PercentileOfPooled() + voxels.ModifiedHausdorff
            + voxels.AverageSymmetric + voxels.MeanAverage + voxels.NormalisedSurfaceDistance(1)
            + areas.RobustHausdorff() + areas.RobustHausdorff(1) + areas.SurfaceDice(1) + areas.SurfaceOverlap(1).Reference + areas.AverageDistances.ReferenceToPrediction + areas.Areas.Reference
            + both.BoundaryIouInVoxels(2);
    }

    [Benchmark]
    public double Dice() => BinaryCounts.Of(Spheres.Reference, Spheres.Prediction).Dice;

    [Benchmark]
    public long EightLabelConfusionMatrix() => ConfusionMatrix.Of<byte>(LabelsOfReference, LabelsOfPrediction)[1, 1];

    [Benchmark]
    public double WholeDistanceTransform() => DistanceTransform.ToBackgroundMm(Spheres.Reference, Spheres.Grid)[0];

    // Seven spheres and the background.
    private static byte[] Eight(double shiftMm)
    {
        var labels = new byte[Spheres.Grid.Count];
        for (byte label = 1; label < 8; label++) Spheres.Draw(labels, Spheres.Grid, (20 + 20 * label + shiftMm, 60 + 8 * label, 60 + 10 * label), 22, label);
        return labels;
    }
}
