using System.Numerics;

namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>Plain loops over many numbers, a vector at a time.</summary>
internal static class Doubles
{
    public static void Root(Span<double> values)
    {
        var i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count) Vector.SquareRoot(new Vector<double>(values[i..])).CopyTo(values[i..]);
        for (; i < values.Length; i++) values[i] = Math.Sqrt(values[i]);
    }

    /// <summary>The largest; −∞ of none.</summary>
    public static double Max(ReadOnlySpan<double> values)
    {
        var most = new Vector<double>(double.NegativeInfinity);
        var i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count) most = Vector.Max(most, new Vector<double>(values[i..]));
        var max = double.NegativeInfinity;
        for (var lane = 0; lane < Vector<double>.Count; lane++) max = Math.Max(max, most[lane]);
        for (; i < values.Length; i++) max = Math.Max(max, values[i]);
        return max;
    }

    public static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum;
    }
}
