namespace GrandChallenge.EvaluationKit.Metrics.Detection;

/// <summary>All pairs of a true and a predicted point within the radius, by true point, nearest first.</summary>
internal sealed class NearPairs
{
    private readonly (int Prediction, double Distance)[][] near;

    private NearPairs((int Prediction, double Distance)[][] near, int predictions, double radius) =>
        (this.near, Predictions, Radius) = (near, predictions, radius);

    public int Truths => near.Length;

    public int Predictions { get; }

    public double Radius { get; }

    public (int Prediction, double Distance)[] this[int truth] => near[truth];

    public static NearPairs Of(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions, int dimensions, double radius)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimensions);
        if (!(radius >= 0))
            throw new ArgumentOutOfRangeException(nameof(radius), radius, "A radius is not negative.");
        var (truths, count) = (Points(truth, dimensions, nameof(truth)), Points(predictions, dimensions, nameof(predictions)));

        // Sorted by the first coordinate, the candidates of a point are neighbours in the list.
        var (firsts, order) = (new double[count], new int[count]);
        for (var i = 0; i < count; i++)
            (firsts[i], order[i]) = (predictions[i * dimensions], i);
        Array.Sort(firsts, order);

        var near = new (int Prediction, double Distance)[truths][];
        var found = new List<(int Prediction, double Distance)>();
        for (var t = 0; t < truths; t++)
        {
            var point = truth.Slice(t * dimensions, dimensions);
            found.Clear();
            for (var at = FirstFrom(firsts, point[0] - radius); at < count && firsts[at] - point[0] <= radius; at++)
            {
                var distance = Distance(point, predictions.Slice(order[at] * dimensions, dimensions));
                if (distance <= radius)
                    found.Add((order[at], distance));
            }

            found.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : a.Prediction.CompareTo(b.Prediction));
            near[t] = [.. found];
        }

        return new(near, count, radius);
    }

    private static int Points(ReadOnlySpan<double> coordinates, int dimensions, string name)
    {
        if (coordinates.Length % dimensions != 0)
            throw new ArgumentException($"{coordinates.Length} coordinates do not divide into points of {dimensions}.", name);
        foreach (var coordinate in coordinates)
        {
            if (!double.IsFinite(coordinate))
                throw new ArgumentException("A coordinate is not a finite number.", name);
        }

        return coordinates.Length / dimensions;
    }

    // One step lower than computed, so that rounding of the difference loses no point on the edge.
    private static int FirstFrom(double[] ascending, double least)
    {
        var (low, high, bound) = (0, ascending.Length, double.BitDecrement(least));
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ascending[middle] < bound) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return Math.Sqrt(sum);
    }
}
