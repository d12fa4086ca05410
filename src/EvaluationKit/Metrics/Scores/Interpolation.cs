namespace GrandChallenge.EvaluationKit.Metrics.Scores;

internal static class Interpolation
{
    /// <summary>
    /// y at x on the line through points of ascending x; where several points share x the last counts, beyond the ends the line is level.
    /// NaN where a point is NaN or there is none.
    /// </summary>
    public static double At(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, double x)
    {
        if (xs.IsEmpty || double.IsNaN(xs[0]) || double.IsNaN(ys[0])) return double.NaN;
        var after = FirstAfter(xs, x);
        if (after == 0) return ys[0];
        if (after == xs.Length || xs[after - 1] == x) return ys[after - 1];
        return ys[after - 1] + ((ys[after] - ys[after - 1]) / (xs[after] - xs[after - 1]) * (x - xs[after - 1]));
    }

    private static int FirstAfter(ReadOnlySpan<double> ascending, double x)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ascending[middle] > x) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
