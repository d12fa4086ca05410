using System.Numerics;
using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>
/// Two masks whose surfaces are measured in several ways: what the ways share is calculated once, and each only when it is first asked for. Holds the masks as bits, an eighth of their size or less,
/// and does not need the originals any more. Safe to use from several threads.
/// </summary>
public sealed class SurfaceComparison
{
    private readonly PackedPair _pair;
    private readonly Lazy<SurfaceDistances>[] _voxels;
    private readonly Lazy<AreaWeightedSurfaces> _areas;

    private SurfaceComparison(PackedPair pair)
    {
        _pair = pair;
        _voxels = [.. Enumerable.Range(1, 3).Select(connectivity => new Lazy<SurfaceDistances>(() => SurfaceDistances.Between(pair, connectivity)))];
        _areas = new(() => AreaWeightedSurfaces.Between(pair));
    }

    /// <summary>Compares two masks, one byte a voxel, not zero is foreground.</summary>
    /// <param name="reference">The truth.</param>
    /// <param name="prediction">What is judged.</param>
    /// <param name="grid">The raster of both.</param>
    /// <exception cref="ArgumentException">A mask does not fill the grid.</exception>
    public static SurfaceComparison Of(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> prediction, Grid grid) => new(PackedPair.OfMasks(reference, prediction, grid));

    /// <summary>Compares what carries one label in two label maps.</summary>
    /// <typeparam name="T">Any type of integer.</typeparam>
    /// <param name="reference">The truth.</param>
    /// <param name="prediction">What is judged.</param>
    /// <param name="grid">The raster of both.</param>
    /// <param name="label">The label that is foreground.</param>
    /// <exception cref="ArgumentException">A label map does not fill the grid.</exception>
    public static SurfaceComparison OfLabel<T>(ReadOnlySpan<T> reference, ReadOnlySpan<T> prediction, Grid grid, T label) where T : unmanaged, IBinaryInteger<T> =>
        new(PackedPair.OfLabel(reference, prediction, grid, label));

    /// <summary>Distances between surface voxels, with all measures that follow.</summary>
    /// <param name="connectivity">1, 2 or 3; see <see cref="SurfaceDistances"/>.</param>
    public SurfaceDistances Voxels(int connectivity = 1) => connectivity is >= 1 and <= 3
        ? _voxels[connectivity - 1].Value
        : throw new ArgumentOutOfRangeException(nameof(connectivity), connectivity, "The connectivity is 1, 2 or 3.");

    /// <summary>Measures weighted by area.</summary>
    public AreaWeightedSurfaces Areas => _areas.Value;

    /// <summary>Mean contour distance, mm; see <see cref="ContourDistance"/>.</summary>
    public double MeanContourDistance => Voxels(3).ModifiedHausdorff;

    /// <summary>Boundary IoU with a band in voxels; see <see cref="Surfaces.BoundaryIou"/>.</summary>
    /// <param name="widthVoxels">Width, greater than 0.</param>
    public double BoundaryIouInVoxels(double widthVoxels) => BoundaryIou.InVoxels(_pair, widthVoxels);

    /// <summary>Boundary IoU with a band in mm; see <see cref="Surfaces.BoundaryIou"/>.</summary>
    /// <param name="widthMm">Width, greater than 0.</param>
    public double BoundaryIouInMm(double widthMm) => BoundaryIou.InMm(_pair, widthMm);
}
