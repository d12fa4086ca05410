using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>
/// Measures of two surfaces in which each piece counts by its area, as DeepMind's surface-distance defines them: surface points lie at the corners between voxels, each with the area
/// (length in 2-D) that marching cubes draws there, and distances in mm are between such points. All measures share this one calculation. Nikolov et al., arXiv:1809.04430.
/// </summary>
public sealed class AreaWeightedSurfaces
{
    private readonly Side _reference;
    private readonly Side _prediction;

    private AreaWeightedSurfaces(Side reference, Side prediction) => (_reference, _prediction) = (reference, prediction);

    /// <summary>Measures two masks, one byte a voxel, not zero is foreground; outside the image is background.</summary>
    /// <param name="reference">The truth.</param>
    /// <param name="prediction">What is judged.</param>
    /// <param name="grid">The raster of both.</param>
    /// <exception cref="ArgumentException">A mask does not fill the grid.</exception>
    public static AreaWeightedSurfaces Between(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> prediction, Grid grid) =>
        Between(PackedPair.OfMasks(reference, prediction, grid));

    internal static AreaWeightedSurfaces Between(PackedPair pair)
    {
        var sizes = CornerCodes.Sizes(pair.Dimensions, pair.Spacing);
        var (a, b) = PackedPair.Both(() => CornerSurface.Of(pair.Reference, pair.Dimensions, sizes), () => CornerSurface.Of(pair.Prediction, pair.Dimensions, sizes));
        var (reference, prediction) = PackedPair.Both(() => Side.Of(a, b, pair.Spacing), () => Side.Of(b, a, pair.Spacing));
        return new(reference, prediction);
    }

    /// <summary>Whole surface of each mask: mm² in three dimensions, mm in two; 0 where a mask is empty.</summary>
    public (double Reference, double Prediction) Areas => (_reference.Area, _prediction.Area);

    /// <summary>
    /// Robust Hausdorff distance: in each direction the smallest distance within which a share of the surface lies, by area; then the larger of the two. mm, 0 or more. NaN where a mask is empty
    /// (surface-distance says infinity).
    /// </summary>
    /// <param name="quantile">A fraction in [0, 1]; 0.95 for the usual one, 1 for the Hausdorff distance.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quantile is outside [0, 1].</exception>
    public double RobustHausdorff(double quantile = 0.95)
    {
        if (quantile is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(quantile), quantile, "A quantile is a fraction between 0 and 1.");
        return _reference.IsEmpty || _prediction.IsEmpty ? double.NaN : Math.Max(_reference.Quantile(quantile), _prediction.Quantile(quantile));
    }

    /// <summary>
    /// Mean distance from each surface to the other, weighted by area, mm. For a mask with a surface infinity where the other is empty; for an empty mask NaN.
    /// </summary>
    public (double ReferenceToPrediction, double PredictionToReference) AverageDistances => (_reference.Mean, _prediction.Mean);

    /// <summary>
    /// Surface Dice, normalised surface distance: the share of the area of both surfaces that lies at most a tolerance from the other, in [0, 1]. NaN where both masks are empty; 0 where one is.
    /// </summary>
    /// <param name="toleranceMm">Acceptable distance, mm, 0 or more; a distance equal to it is within.</param>
    public double SurfaceDice(double toleranceMm) => (_reference.Within(toleranceMm) + _prediction.Within(toleranceMm)) / (_reference.Area + _prediction.Area);

    /// <summary>Surface overlap: of each surface the share of its area at most a tolerance from the other, in [0, 1]. NaN for an empty mask; 0 where only the other is empty.</summary>
    /// <param name="toleranceMm">Acceptable distance, mm, 0 or more; a distance equal to it is within.</param>
    public (double Reference, double Prediction) SurfaceOverlap(double toleranceMm) =>
        (_reference.Within(toleranceMm) / _reference.Area, _prediction.Within(toleranceMm) / _prediction.Area);

    /// <summary>Distances of one surface from the other, ascending, and the area up to and with each.</summary>
    private sealed class Side(double[] distances, double[] areasUpTo, double mean)
    {
        public bool IsEmpty => distances.Length == 0;

        public double Area => IsEmpty ? 0 : areasUpTo[^1];

        public double Mean => mean;

        public static Side Of(CornerSurface from, CornerSurface to, Spacing spacing)
        {
            var distances = NearestSurface.Distances(from.Points, to.Bits, spacing);
            var areas = from.Sizes;
            Ascending.Sort(distances, areas);
            double area = 0, weighted = 0;
            for (var i = 0; i < areas.Length; i++)
            {
                weighted += areas[i] * distances[i];
                area += areas[i];
                areas[i] = area;
            }

            return new(distances, areas, weighted / area);
        }

        public double Within(double tolerance)
        {
            var count = Ascending.CountUpTo(distances, tolerance);
            return count == 0 ? 0 : areasUpTo[count - 1];
        }

        public double Quantile(double share)
        {
            var place = Array.FindIndex(areasUpTo, area => area / Area >= share);
            return distances[place < 0 ? ^1 : place];
        }
    }
}
