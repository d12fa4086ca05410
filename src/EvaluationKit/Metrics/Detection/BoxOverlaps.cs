namespace GrandChallenge.EvaluationKit.Metrics.Detection;

/// <summary>Intersection over union of every prediction with every object of an image.</summary>
internal sealed class BoxOverlaps
{
    private readonly double[] overlaps;

    public BoxOverlaps(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions, int dimensions, BoxEdges edges)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimensions);
        var size = 2 * dimensions;
        (Objects, Predictions) = (Count(truth, size, nameof(truth)), Count(predictions, size, nameof(predictions)));
        overlaps = new double[Objects * Predictions];
        for (var p = 0; p < Predictions; p++)
        {
            for (var o = 0; o < Objects; o++)
                overlaps[(p * Objects) + o] = Boxes.Iou(truth.Slice(o * size, size), predictions.Slice(p * size, size), edges);
        }
    }

    public int Objects { get; }

    public int Predictions { get; }

    public double this[int prediction, int target] => overlaps[(prediction * Objects) + target];

    private static int Count(ReadOnlySpan<double> corners, int size, string name) => corners.Length % size == 0
        ? corners.Length / size
        : throw new ArgumentException($"{corners.Length} coordinates do not divide into boxes of {size}.", name);
}
