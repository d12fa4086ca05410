using System.Globalization;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>The meanings of a percentile of the Hausdorff distance that are in use; they give different values.</summary>
public enum HausdorffRule
{
    /// <summary>The larger of the two directed percentiles, linear between values: Metrics Reloaded, MONAI.</summary>
    OfDirected,

    /// <summary>The percentile of all distances of both directions together, linear between values: medpy.</summary>
    OfPooled,

    /// <summary>The larger of the two directed percentiles by index, rounded down: evalutils.</summary>
    ByFloorIndex,

    /// <summary>Weighted by area at voxel corners: DeepMind's surface-distance.</summary>
    ByArea,
}

public sealed partial class SegmentationTask
{
    /// <summary>Dice coefficient, 0..1; undefined where both are empty.</summary>
    public SegmentationTask Dice() => Measure("dice", "Dice coefficient 2|A and B| / (|A| + |B|), 0 to 1.", pair => pair.Counts.Dice);

    /// <summary>Jaccard index, 0..1; undefined where both are empty.</summary>
    public SegmentationTask Jaccard() => Measure("jaccard", "Jaccard index |A and B| / |A or B|, 0 to 1.", pair => pair.Counts.Jaccard);

    /// <summary>Share of the truth's voxels that are predicted, 0..1; undefined where the truth is empty.</summary>
    public SegmentationTask Sensitivity() => Measure("sensitivity", "Share of the truth's voxels that are predicted, 0 to 1.", pair => pair.Counts.Sensitivity);

    /// <summary>Share of the predicted voxels that are true, 0..1; undefined where both are empty.</summary>
    public SegmentationTask PositivePredictiveValue() =>
        Measure("ppv", "Share of the predicted voxels that are true, 0 to 1.", pair => pair.Counts.PositivePredictiveValue);

    /// <summary>Difference of the volumes without its sign, mm³ (mm² in two dimensions).</summary>
    public SegmentationTask VolumeDifference() => Measure(new Measure<MaskPair>(
        "volume_difference", "Difference of the volumes of truth and prediction without its sign, mm³ (mm² in two dimensions).",
        pair => pair.Counts.AbsoluteVolumeDifference(pair.Truth.Grid)));

    /// <summary>Hausdorff distance, mm; undefined where either is empty.</summary>
    public SegmentationTask Hausdorff() => Distance(
        "hd", "Hausdorff distance between surface voxels (foreground with a face neighbour outside), mm.", pair => pair.Surfaces.Voxels().Hausdorff);

    /// <summary>Percentile of the Hausdorff distance, mm; undefined where either is empty.</summary>
    /// <param name="percent">0 to 100.</param>
    /// <param name="rule">Which of its meanings.</param>
    public SegmentationTask HausdorffPercentile(double percent = 95, HausdorffRule rule = HausdorffRule.OfDirected)
    {
        var (ending, words) = rule switch
        {
            HausdorffRule.OfPooled => ("_pooled", "of the distances of both directions together, linear between values"),
            HausdorffRule.ByFloorIndex => ("_floor", "of either direction by index rounded down, the larger"),
            HausdorffRule.ByArea => ("_area", "weighted by surface area at voxel corners"),
            _ => ("", "of either direction, linear between values, the larger"),
        };
        return Distance(
            $"hd{Number(percent)}{ending}", $"Percentile {Number(percent)} of the surface distances, mm: {words}.",
            pair => Percentile(pair.Surfaces, rule, percent / 100));
    }

    /// <summary>Average symmetric surface distance (ASSD), mm: mean over the surface voxels of both; undefined where either is empty.</summary>
    public SegmentationTask AverageSurfaceDistance() => Distance(
        "assd", "Mean distance of the surface voxels of both to the surface of the other, mm (pooled).", pair => pair.Surfaces.Voxels().AverageSymmetric);

    /// <summary>Mean of the two directed mean distances (MASD), mm; undefined where either is empty.</summary>
    public SegmentationTask MeanAverageSurfaceDistance() => Distance(
        "masd", "Mean of the two directed mean surface distances, mm.", pair => pair.Surfaces.Voxels().MeanAverage);

    /// <summary>Normalised surface distance (NSD): share of the surface voxels of both within a tolerance of the other, 0..1; undefined where either is empty.</summary>
    /// <param name="toleranceMm">Greater than or equal to 0.</param>
    public SegmentationTask SurfaceDice(double toleranceMm) => Measure(
        $"nsd_{Number(toleranceMm)}mm", $"Share of the surface voxels of both within {Number(toleranceMm)} mm of the other's surface, 0 to 1.",
        pair => Between(pair, surfaces => surfaces.Voxels().NormalisedSurfaceDistance(toleranceMm)));

    /// <summary>Surface Dice weighted by area, as in DeepMind's surface-distance, 0..1; undefined where either is empty.</summary>
    /// <param name="toleranceMm">Greater than or equal to 0.</param>
    public SegmentationTask SurfaceDiceByArea(double toleranceMm) => Measure(
        $"nsd_{Number(toleranceMm)}mm_area", $"Share of the surface area of both within {Number(toleranceMm)} mm of the other's surface, 0 to 1.",
        pair => Between(pair, surfaces => surfaces.Areas.SurfaceDice(toleranceMm)));

    /// <summary>IoU of the bands of some width inside the borders of both, 0..1.</summary>
    /// <param name="widthMm">Greater than 0.</param>
    public SegmentationTask BoundaryIou(double widthMm) => Measure(
        $"boundary_iou_{Number(widthMm)}mm", $"IoU of the voxels of both nearer than {Number(widthMm)} mm to their own border, 0 to 1.",
        pair => pair.Surfaces.BoundaryIouInMm(widthMm));

    private SegmentationTask Distance(string name, string definition, Func<MaskPair, double> value) =>
        Measure(new Measure<MaskPair>(name, definition, value) { Worst = pair => pair.DiagonalMm });

    // Libraries give 0 where one side is empty. To leave that to the policy gives 0 too unless the organiser wants it otherwise, and records it.
    private static double Between(MaskPair pair, Func<SurfaceComparison, double> value) =>
        pair.Counts.ReferencePositives == 0 || pair.Counts.PredictedPositives == 0 ? double.NaN : value(pair.Surfaces);

    private static double Percentile(SurfaceComparison surfaces, HausdorffRule rule, double quantile) => rule switch
    {
        HausdorffRule.OfPooled => surfaces.Voxels().PercentileOfPooled(quantile),
        HausdorffRule.ByFloorIndex => surfaces.Voxels().PercentileByFloorIndex(quantile),
        HausdorffRule.ByArea => surfaces.Areas.RobustHausdorff(quantile),
        _ => surfaces.Voxels().PercentileOfDirected(quantile),
    };

    // A point within a key would end it in a dotted path.
    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture).Replace('.', '_');
}
