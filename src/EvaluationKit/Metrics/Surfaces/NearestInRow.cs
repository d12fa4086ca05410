using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>
/// One row of a plane, offered to points at its height: the least of (steps along y)² + (x − x')² over the row's places x'. Few points that need look only near by scan the row around them,
/// eight places at a time; for many the lower envelope of the whole row is made once. Both are exact. One object serves one thread.
/// </summary>
internal sealed class NearestInRow
{
    private const int Lanes = 8;

    // What the envelope costs a place, and a point before it scans anything, in scanned places.
    private const int EnvelopePlace = 30, ScanStart = 24;

    private readonly int _width;
    private readonly double _spacingY;
    private readonly double _stepsPerMm;
    private readonly ParabolaEnvelope _envelope;
    private readonly double[] _heights;
    private readonly double[] _squares;
    private readonly double[] _row;

    public NearestInRow(int width, Spacing spacing)
    {
        (_width, _spacingY, _stepsPerMm) = (width, spacing.Y, 1 / spacing.X);
        _envelope = new(width, spacing.X);
        _heights = new double[ColumnSteps.Stride(width) + Lanes];
        _heights.AsSpan(ColumnSteps.Stride(width)).Fill(double.PositiveInfinity);
        _row = new double[width];

        // Squares of −width … width and beyond: those around a point lie in a row.
        var half = AxisSquares.Of(width + Lanes + 1, spacing.X);
        _squares = [.. half[1..(width + 1)].Reverse(), .. half];
    }

    /// <summary>What it costs to scan for some points of which none is further than a square.</summary>
    public double CostOfScan(int points, double square) => points == 0 ? 0 : points * (ScanStart + 2 * (double)Reach(square));

    /// <summary>Takes the row's steps along y; says whether to look or to scan.</summary>
    /// <param name="steps">Whole vectors of eight.</param>
    /// <param name="costOfScan">Of all points that will come.</param>
    public bool Prepare(ReadOnlySpan<int> steps, double costOfScan)
    {
        for (var x = 0; x < steps.Length; x += Lanes)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(steps[x..]));
            Square(low).CopyTo(_heights, x);
            Square(high).CopyTo(_heights, x + Lanes / 2);
        }

        if (costOfScan < EnvelopePlace * _width) return false;
        _envelope.Clear();
        for (var x = 0; x < _width; x++)
            if (steps[x] < ColumnSteps.Never) _envelope.Add(x, _heights[x]);
        _envelope.Evaluate(_heights, _row);
        return true;
    }

    /// <summary>Lowers the points' squares to what the envelope gives.</summary>
    public void Look(ReadOnlySpan<int> x, Span<double> nearest, double squareZ)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var square = _row[x[i]] + squareZ;
            if (square < nearest[i]) nearest[i] = square;
        }
    }

    /// <summary>Lowers the points' squares by looking around each, no further than helps.</summary>
    public void Scan(ReadOnlySpan<int> x, Span<double> nearest, double squareZ)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var left = nearest[i] - squareZ;
            if (left <= 0) continue;
            var reach = Reach(left);
            var square = Least(Math.Max(0, x[i] - reach), Math.Min(_width, x[i] + reach + 1), x[i]) + squareZ;
            if (square < nearest[i]) nearest[i] = square;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Least(int from, int to, int x)
    {
        ref var heights = ref MemoryMarshal.GetArrayDataReference(_heights);
        ref var squares = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_squares), _width - x);
        var least = Vector512.Create(double.PositiveInfinity);
        for (var at = from; at < to; at += Lanes)
            least = Vector512.MinNative(least, Vector512.LoadUnsafe(ref heights, (nuint)at) + Vector512.LoadUnsafe(ref squares, (nuint)at));
        var half = Vector256.MinNative(least.GetLower(), least.GetUpper());
        var quarter = Vector128.MinNative(half.GetLower(), half.GetUpper());
        return Math.Min(quarter[0], quarter[1]);
    }

    // One step more than fits, so that rounding loses none.
    private int Reach(double square) => square < double.PositiveInfinity ? (int)Math.Min(_width, Math.Sqrt(Math.Max(0, square)) * _stepsPerMm + 1) : _width;

    private Vector256<double> Square(Vector256<long> steps)
    {
        var mm = Vector256.ConvertToDouble(steps) * _spacingY;
        return mm * mm;
    }
}
