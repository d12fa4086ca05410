namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

public sealed partial class SurfaceDistances
{
    /// <summary>Mean distance from the reference's surface to the prediction's, mm, 0 or more. NaN where a mask is empty.</summary>
    public double MeanReferenceToPrediction => IsUndefined ? double.NaN : Mean(_fromReference);

    /// <summary>Mean distance from the prediction's surface to the reference's (medpy's asd), mm, 0 or more. NaN where a mask is empty.</summary>
    public double MeanPredictionToReference => IsUndefined ? double.NaN : Mean(_fromPrediction);

    /// <summary>
    /// Average symmetric surface distance, pooled: the sum of all distances of both directions over their number, as MetricsReloaded and medpy calculate it. mm, 0 or more.
    /// NaN where a mask is empty. Heimann et al., IEEE TMI 28 (2009), doi:10.1109/TMI.2009.2013851.
    /// </summary>
    public double AverageSymmetric =>
        IsUndefined ? double.NaN : (Doubles.Sum(_fromReference) + Doubles.Sum(_fromPrediction)) / (_fromReference.Length + (long)_fromPrediction.Length);

    /// <summary>Mean average surface distance: the mean of the two directed means, mm, 0 or more. NaN where a mask is empty. Beneš and Zitová, Journal of Microscopy 257 (2015), doi:10.1111/jmi.12186.</summary>
    public double MeanAverage => (MeanReferenceToPrediction + MeanPredictionToReference) / 2;

    /// <summary>
    /// Normalised surface distance (surface Dice) by counting: the share of the surface voxels of both that lie at most a tolerance from the other surface, in [0, 1], as MetricsReloaded calculates it.
    /// NaN where both masks are empty; 0 where one is. For shares of area see <see cref="AreaWeightedSurfaces"/>. Nikolov et al., arXiv:1809.04430.
    /// </summary>
    /// <param name="toleranceMm">Acceptable distance, mm, 0 or more; a distance equal to it is within.</param>
    public double NormalisedSurfaceDistance(double toleranceMm)
    {
        var within = Ascending.CountUpTo(_fromReference, toleranceMm) + (double)Ascending.CountUpTo(_fromPrediction, toleranceMm);
        return within / (_fromReference.Length + (long)_fromPrediction.Length);
    }

    private static double Mean(double[] values) => Doubles.Sum(values) / values.Length;
}
