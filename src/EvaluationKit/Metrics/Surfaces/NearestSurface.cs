using System.Numerics;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>
/// Exact distances from the points of one surface to the nearest point of another, on the same raster. For each plane of the other surface the steps along y to its nearest point are known;
/// each row of the plane is then offered to the points that lie at its height in every plane, so that nothing of the size of the volume is kept. A plane is offered only to planes of points that it
/// can still improve, and planes come from coarse to fine, so that this is known early.
/// </summary>
internal sealed class NearestSurface
{
    private readonly SurfacePoints _points;
    private readonly BitVolume _target;
    private readonly double[] _squaresZ;
    private readonly NearestInRow _row;
    private readonly double[] _nearest;
    private readonly double[] _worst;
    private readonly int _stride;
    private readonly int[] _steps;

    private NearestSurface(SurfacePoints points, BitVolume target, Spacing spacing)
    {
        (_points, _target) = (points, target);
        _squaresZ = AxisSquares.Of(target.Depth, spacing.Z);
        _row = new(target.Width, spacing);
        _nearest = GC.AllocateUninitializedArray<double>(points.Count);
        Array.Fill(_nearest, double.PositiveInfinity);
        _worst = new double[target.Depth];
        for (var z = 0; z < target.Depth; z++) _worst[z] = PointsOfPlane(z).IsEmpty ? double.NegativeInfinity : double.PositiveInfinity;
        _stride = ColumnSteps.Stride(target.Width);
        _steps = GC.AllocateUninitializedArray<int>(checked(_stride * target.Height));
    }

    /// <summary>Distance in mm of each point, in the order of the points; infinity where the target is empty.</summary>
    /// <param name="points">Whence.</param>
    /// <param name="target">Whereto; the raster that the points were taken from.</param>
    /// <param name="spacing">mm.</param>
    public static double[] Distances(SurfacePoints points, BitVolume target, Spacing spacing)
    {
        if (points.Count == 0) return [];
        var search = new NearestSurface(points, target, spacing);
        foreach (var z in CoarseToFine(target.Depth)) search.OfferPlane(z);
        Doubles.Root(search._nearest);
        return search._nearest;
    }

    private Span<double> PointsOfPlane(int z) =>
        _nearest.AsSpan(_points.RowStart[z * _points.Height].._points.RowStart[(z + 1) * _points.Height]);

    private void OfferPlane(int z)
    {
        var slice = _target.Slice(z);
        if (slice.IndexOfAnyExcept(0UL) < 0) return;
        var planes = Enumerable.Range(0, _target.Depth).Where(other => _squaresZ[Math.Abs(other - z)] < _worst[other]).ToArray();
        if (planes.Length == 0) return;
        ColumnSteps.Fill(slice, _target.WordsPerRow, _steps, _stride);
        for (var y = 0; y < _target.Height; y++) OfferRow(y, z, planes);
        foreach (var plane in planes) _worst[plane] = Doubles.Max(PointsOfPlane(plane));
    }

    private void OfferRow(int y, int z, int[] planes)
    {
        double cost = 0;
        foreach (var plane in planes)
        {
            var row = plane * _points.Height + y;
            cost += _row.CostOfScan(_points.RowStart[row + 1] - _points.RowStart[row], _worst[plane] - _squaresZ[Math.Abs(plane - z)]);
        }

        if (cost == 0) return;
        var envelope = _row.Prepare(_steps.AsSpan(y * _stride, _stride), cost);
        foreach (var plane in planes)
        {
            var row = plane * _points.Height + y;
            var (from, count) = (_points.RowStart[row], _points.RowStart[row + 1] - _points.RowStart[row]);
            var x = _points.X.AsSpan(from, count);
            var nearest = _nearest.AsSpan(from, count);
            if (envelope) _row.Look(x, nearest, _squaresZ[Math.Abs(plane - z)]);
            else _row.Scan(x, nearest, _squaresZ[Math.Abs(plane - z)]);
        }
    }

    // 0, then the middle, then the quarters, and so on: every plane once.
    private static IEnumerable<int> CoarseToFine(int planes)
    {
        yield return 0;
        for (var step = (int)BitOperations.RoundUpToPowerOf2((uint)planes) / 2; step > 0; step /= 2)
            for (var z = step; z < planes; z += 2 * step) yield return z;
    }
}
