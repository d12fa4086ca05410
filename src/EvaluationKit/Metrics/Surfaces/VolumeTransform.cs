namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>Distance transform of a whole volume: along y and x plane by plane, then along z, a few columns at a time so that they stay in the cache.</summary>
internal sealed class VolumeTransform(BitVolume target, Spacing spacing, double[] distances)
{
    private const int ColumnsAtOnce = 16;

    private readonly double[] _squaresY = AxisSquares.Of(target.Height, spacing.Y);

    public void Run()
    {
        Cut(target.Depth, TransformPlanes);
        Cut(target.Height, TransformColumns);
    }

    // More parts than processors: none waits long for the slowest.
    private static void Cut(int items, Action<int, int> work)
    {
        var parts = Math.Min(items, 4 * Environment.ProcessorCount);
        Slices.Run(parts, part => work((int)((long)items * part / parts), (int)((long)items * (part + 1) / parts)));
    }

    private void TransformPlanes(int from, int to)
    {
        var stride = ColumnSteps.Stride(target.Width);
        var steps = new int[checked(stride * target.Height)];
        var envelope = new ParabolaEnvelope(target.Width, spacing.X);
        var heights = new double[target.Width];
        for (var z = from; z < to; z++)
        {
            ColumnSteps.Fill(target.Slice(z), target.WordsPerRow, steps, stride);
            for (var y = 0; y < target.Height; y++)
                TransformRow(steps.AsSpan(y * stride, target.Width), envelope, heights, distances.AsSpan((z * target.Height + y) * target.Width, target.Width));
        }
    }

    private void TransformRow(ReadOnlySpan<int> steps, ParabolaEnvelope envelope, double[] heights, Span<double> row)
    {
        if (steps.IndexOfAnyExcept(0) < 0)
        {
            row.Clear();
            return;
        }

        envelope.Clear();
        for (var x = 0; x < steps.Length; x++)
        {
            if (steps[x] >= ColumnSteps.Never) continue;
            heights[x] = _squaresY[steps[x]];
            envelope.Add(x, heights[x]);
        }

        envelope.Evaluate(heights, row);
    }

    private void TransformColumns(int from, int to)
    {
        var envelope = new ParabolaEnvelope(target.Depth, spacing.Z);
        var columns = new double[ColumnsAtOnce * target.Depth];
        var result = new double[target.Depth];
        for (var y = from; y < to; y++)
        {
            for (var x = 0; x < target.Width; x += ColumnsAtOnce)
            {
                var count = Math.Min(ColumnsAtOnce, target.Width - x);
                Gather(y, x, count, columns);
                for (var column = 0; column < count; column++) TransformColumn(columns.AsSpan(column * target.Depth, target.Depth), envelope, result);
                Scatter(y, x, count, columns);
            }
        }
    }

    private static void TransformColumn(Span<double> column, ParabolaEnvelope envelope, double[] result)
    {
        if (column.IndexOfAnyExcept(0.0) < 0) return;
        if (column.Length > 1)
        {
            envelope.Clear();
            for (var z = 0; z < column.Length; z++)
                if (column[z] < double.PositiveInfinity) envelope.Add(z, column[z]);
            envelope.Evaluate(column, result);
            result.CopyTo(column);
        }

        Doubles.Root(column);
    }

    private void Gather(int y, int x, int count, double[] columns)
    {
        for (var z = 0; z < target.Depth; z++)
            for (int column = 0, at = (z * target.Height + y) * target.Width + x; column < count; column++) columns[column * target.Depth + z] = distances[at + column];
    }

    private void Scatter(int y, int x, int count, double[] columns)
    {
        for (var z = 0; z < target.Depth; z++)
            for (int column = 0, at = (z * target.Height + y) * target.Width + x; column < count; column++) distances[at + column] = columns[column * target.Depth + z];
    }
}
