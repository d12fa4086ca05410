using System.Numerics;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>
/// Exact distances from the points of one surface to the nearest point of another, on the same raster. For each plane of the other surface a distance transform of the plane is made,
/// row by row, and each row is offered at once to the points that lie at its height in every plane: so nothing of the size of the volume is kept. A plane is offered only to planes of points
/// that it can still improve, and planes come from coarse to fine, so that this is known early.
/// </summary>
internal sealed class NearestSurface
{
    private readonly SurfacePoints _points;
    private readonly BitVolume _target;
    private readonly double[] _squaresY;
    private readonly double[] _squaresZ;
    private readonly ParabolaEnvelope _envelope;
    private readonly double[] _nearest;
    private readonly double[] _worst;
    private readonly int _stride;
    private readonly int[] _steps;
    private readonly double[] _heights;
    private readonly double[] _row;

    private NearestSurface(SurfacePoints points, BitVolume target, Spacing spacing)
    {
        (_points, _target) = (points, target);
        (_squaresY, _squaresZ) = (AxisSquares.Of(target.Height, spacing.Y), AxisSquares.Of(target.Depth, spacing.Z));
        _envelope = new(target.Width, spacing.X);
        _nearest = GC.AllocateUninitializedArray<double>(points.Count);
        Array.Fill(_nearest, double.PositiveInfinity);
        _worst = new double[target.Depth];
        for (var z = 0; z < target.Depth; z++) _worst[z] = PointsOfPlane(z).IsEmpty ? double.NegativeInfinity : double.PositiveInfinity;
        _stride = ColumnSteps.Stride(target.Width);
        _steps = new int[checked(_stride * target.Height)];
        (_heights, _row) = (new double[target.Width], new double[target.Width]);
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
        var ready = false;
        foreach (var plane in planes)
        {
            var row = plane * _points.Height + y;
            var (from, to) = (_points.RowStart[row], _points.RowStart[row + 1]);
            if (from == to) continue;
            if (!ready) PrepareRow(y);
            ready = true;
            Offer(_points.X.AsSpan(from, to - from), _nearest.AsSpan(from, to - from), _squaresZ[Math.Abs(plane - z)]);
        }
    }

    private void Offer(ReadOnlySpan<int> x, Span<double> nearest, double squareZ)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var square = _row[x[i]] + squareZ;
            if (square < nearest[i]) nearest[i] = square;
        }
    }

    // Squared distances within the plane, from each place of row y to the nearest point of the target.
    private void PrepareRow(int y)
    {
        var steps = _steps.AsSpan(y * _stride, _target.Width);
        _envelope.Clear();
        for (var x = 0; x < steps.Length; x++)
        {
            if (steps[x] >= ColumnSteps.Never) continue;
            _heights[x] = _squaresY[steps[x]];
            _envelope.Add(x, _heights[x]);
        }

        _envelope.Evaluate(_heights, _row);
    }

    // 0, then the middle, then the quarters, and so on: every plane once.
    private static IEnumerable<int> CoarseToFine(int planes)
    {
        yield return 0;
        for (var step = (int)BitOperations.RoundUpToPowerOf2((uint)planes) / 2; step > 0; step /= 2)
            for (var z = step; z < planes; z += 2 * step) yield return z;
    }
}
