using GrandChallenge.EvaluationKit.Metrics.Overlap;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>Distances between the surfaces of two masks.</summary>
internal static class SurfaceOracles
{
    public static Dictionary<string, Func<Oracle, object>> Book { get; } = new()
    {
        ["hausdorff"] = oracle => Voxels(oracle).Hausdorff,
        ["modified_hausdorff"] = oracle => Voxels(oracle).ModifiedHausdorff,
        ["percentile_hausdorff"] = Percentile,
        ["hd95_pooled"] = Percentile,
        ["hd95_max_of_directed"] = Percentile,
        ["assd"] = oracle => Voxels(oracle).AverageSymmetric,
        ["assd_pooled"] = oracle => Voxels(oracle).AverageSymmetric,
        ["asd_pred_to_ref"] = oracle => Voxels(oracle).MeanPredictionToReference,
        ["masd"] = oracle => Voxels(oracle).MeanAverage,
        ["nsd"] = oracle => Voxels(oracle).NormalisedSurfaceDistance(oracle.Number("tau", 1)),
        ["mean_contour_distance"] = oracle => Measure(oracle, pair => EvalutilsContour.Mean(pair.Reference, pair.Prediction, pair.Grid)),
        ["boundary_iou"] = oracle => Measure(oracle, pair => BoundaryIou.InVoxels(pair.Reference, pair.Prediction, pair.Grid, oracle.Number("d", 1))),
        ["centre_of_mass_distance"] = oracle => Measure(oracle, pair => CentreOfMass.DistanceMm(pair.Reference, pair.Prediction, pair.Grid)),
        ["directed_from_nonempty_only"] = oracle => Math.Max(Last(Voxels(oracle).ReferenceToPrediction), Last(Voxels(oracle).PredictionToReference)),
        ["sd_hd"] = oracle => Areas(oracle).RobustHausdorff(oracle.Number("percent", 100) / 100),
        ["sd_hd95"] = oracle => Areas(oracle).RobustHausdorff(oracle.Number("percent", 95) / 100),
        ["sd_surface_dice"] = oracle => Areas(oracle).SurfaceDice(oracle.Number("tau", 1)),
        ["sd_average_surface_distance"] = oracle => Listed(Areas(oracle).AverageDistances),
        ["sd_surface_overlap"] = oracle => Listed(Areas(oracle).SurfaceOverlap(oracle.Number("tau", 1))),
        ["sd_total_area"] = oracle => Listed(Areas(oracle).Areas),
    };

    private static object Percentile(Oracle oracle)
    {
        var q = oracle.Number("q", 95);
        if (q > 1) q /= 100;
        return oracle.Params.GetProperty("rule").GetString() switch
        {
            "floor_index_max_of_directed" => Voxels(oracle).PercentileByFloorIndex(q),
            "linear_percentile_max_of_directed" => Voxels(oracle).PercentileOfDirected(q),
            "linear_percentile_of_pooled_distances" => Voxels(oracle).PercentileOfPooled(q),
            var other => throw new NotSupportedException($"No percentile is defined as {other}."),
        };
    }

    private static SurfaceDistances Voxels(Oracle oracle)
    {
        var pair = MaskPair.Of(oracle);
        return SurfaceDistances.Between(pair.Reference, pair.Prediction, pair.Grid, (int)oracle.Number("connectivity", 1));
    }

    private static AreaWeightedSurfaces Areas(Oracle oracle)
    {
        var pair = MaskPair.Of(oracle);
        return AreaWeightedSurfaces.Between(pair.Reference, pair.Prediction, pair.Grid);
    }

    private static object Measure(Oracle oracle, Func<MaskPair, double> measure) => measure(MaskPair.Of(oracle));

    private static double Last(ReadOnlySpan<double> values) => values.IsEmpty ? 0 : values[^1];

    private static double[] Listed((double First, double Second) both) => [both.First, both.Second];
}
