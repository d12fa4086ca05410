namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

public sealed partial class SurfaceDistances
{
    /// <summary>
    /// Hausdorff distance: the larger of the two directed maxima, mm, 0 or more. NaN where a mask is empty. Huttenlocher et al., IEEE TPAMI 15 (1993), doi:10.1109/34.232073.
    /// </summary>
    public double Hausdorff => Larger(values => values[^1]);

    /// <summary>
    /// Percentile Hausdorff distance, evalutils' definition: in each direction the value at index floor((n − 1) · q) of the ascending distances, without interpolation; then the larger of the two.
    /// mm, 0 or more. NaN where a mask is empty.
    /// </summary>
    /// <param name="quantile">A fraction in [0, 1]; 0.95 for the usual one.</param>
    public double PercentileByFloorIndex(double quantile = 0.95) => Larger(values => values[(int)((values.Length - 1) * Fraction(quantile))]);

    /// <summary>
    /// Percentile Hausdorff distance, the definition of MetricsReloaded and MONAI: in each direction the percentile with linear interpolation between neighbours (type 7: at (n − 1) · q);
    /// then the larger of the two. mm, 0 or more. NaN where a mask is empty.
    /// </summary>
    /// <param name="quantile">A fraction in [0, 1]; 0.95 for the usual one.</param>
    public double PercentileOfDirected(double quantile = 0.95) => Larger(values => Interpolated(values, Fraction(quantile)));

    /// <summary>
    /// Percentile Hausdorff distance, medpy's definition: the percentile, with linear interpolation (type 7), of the distances of both directions taken together. mm, 0 or more.
    /// NaN where a mask is empty. Smaller surfaces weigh less than in the other definitions.
    /// </summary>
    /// <param name="quantile">A fraction in [0, 1]; 0.95 for the usual one.</param>
    public double PercentileOfPooled(double quantile = 0.95)
    {
        if (IsUndefined) return double.NaN;
        double[] pooled = [.. _fromReference, .. _fromPrediction];
        Ascending.Sort(pooled);
        return Interpolated(pooled, Fraction(quantile));
    }

    /// <summary>
    /// Modified Hausdorff distance: the larger of the two directed means, mm, 0 or more. NaN where a mask is empty. Dubuisson and Jain, ICPR 1994, doi:10.1109/ICPR.1994.576361.
    /// </summary>
    public double ModifiedHausdorff => Larger(Mean);

    private double Larger(Func<double[], double> measure) => IsUndefined ? double.NaN : Math.Max(measure(_fromReference), measure(_fromPrediction));

    private static double Interpolated(double[] ascending, double quantile)
    {
        var place = (ascending.Length - 1) * quantile;
        var below = (int)place;
        var above = Math.Min(below + 1, ascending.Length - 1);
        return ascending[below] + (ascending[above] - ascending[below]) * (place - below);
    }

    private static double Fraction(double quantile) =>
        quantile is >= 0 and <= 1 ? quantile : throw new ArgumentOutOfRangeException(nameof(quantile), quantile, "A quantile is a fraction between 0 and 1.");
}
