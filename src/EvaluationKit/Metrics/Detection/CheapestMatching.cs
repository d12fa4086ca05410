namespace GrandChallenge.EvaluationKit.Metrics.Detection;

/// <summary>
/// Most pairs, then least total distance: augments along shortest paths (Dijkstra with potentials) until no path is left, one connected
/// group of points after the other.
/// </summary>
internal sealed class CheapestMatching
{
    private readonly NearPairs pairs;
    private readonly int[] predictionOf, truthOf, reachedFrom;
    private readonly double[] truthPotential, predictionPotential, truthLength, predictionLength;
    private readonly List<int> truths = [], predictions = [];
    private readonly PriorityQueue<int, double> queue = new();
    private double sinkPotential;

    public CheapestMatching(NearPairs pairs)
    {
        this.pairs = pairs;
        (predictionOf, truthOf, reachedFrom) = (new int[pairs.Truths], new int[pairs.Predictions], new int[pairs.Predictions]);
        (truthPotential, truthLength) = (new double[pairs.Truths], new double[pairs.Truths]);
        (predictionPotential, predictionLength) = (new double[pairs.Predictions], new double[pairs.Predictions]);
        Array.Fill(predictionOf, -1);
        Array.Fill(truthOf, -1);
    }

    /// <summary>For each true point the index of its prediction, or −1.</summary>
    public int[] Solve()
    {
        var reach = Reverse();
        var (seenTruth, seenPrediction) = (new bool[pairs.Truths], new bool[pairs.Predictions]);
        for (var truth = 0; truth < pairs.Truths; truth++)
        {
            if (seenTruth[truth]) continue;
            Gather(truth, reach, seenTruth, seenPrediction);
            sinkPotential = 0;
            while (Augment())
            {
            }
        }

        return predictionOf;
    }

    private List<int>[] Reverse()
    {
        var reach = new List<int>[pairs.Predictions];
        for (var prediction = 0; prediction < reach.Length; prediction++)
            reach[prediction] = [];
        for (var truth = 0; truth < pairs.Truths; truth++)
        {
            foreach (var (prediction, _) in pairs[truth])
                reach[prediction].Add(truth);
        }

        return reach;
    }

    private void Gather(int first, List<int>[] reach, bool[] seenTruth, bool[] seenPrediction)
    {
        truths.Clear();
        predictions.Clear();
        truths.Add(first);
        seenTruth[first] = true;
        for (var next = 0; next < truths.Count; next++)
        {
            foreach (var (prediction, _) in pairs[truths[next]])
            {
                if (seenPrediction[prediction]) continue;
                seenPrediction[prediction] = true;
                predictions.Add(prediction);
                foreach (var truth in reach[prediction].Where(truth => !seenTruth[truth]))
                {
                    seenTruth[truth] = true;
                    truths.Add(truth);
                }
            }
        }
    }

    private bool Augment()
    {
        var (end, length) = ShortestPath();
        if (end < 0) return false;
        foreach (var truth in truths)
            truthPotential[truth] += Math.Min(truthLength[truth], length);
        foreach (var prediction in predictions)
            predictionPotential[prediction] += Math.Min(predictionLength[prediction], length);
        sinkPotential += length;

        while (end >= 0)
        {
            var truth = reachedFrom[end];
            truthOf[end] = truth;
            (predictionOf[truth], end) = (end, predictionOf[truth]);
        }

        return true;
    }

    private (int End, double Length) ShortestPath()
    {
        queue.Clear();
        foreach (var prediction in predictions)
            predictionLength[prediction] = double.PositiveInfinity;
        foreach (var truth in truths)
            truthLength[truth] = predictionOf[truth] < 0 ? 0 : double.PositiveInfinity;
        foreach (var truth in truths.Where(truth => predictionOf[truth] < 0))
            Relax(truth);

        var (end, best) = (-1, double.PositiveInfinity);
        while (queue.TryDequeue(out var prediction, out var length) && length < best)
        {
            if (length > predictionLength[prediction]) continue;
            if (truthOf[prediction] is var truth and >= 0)
            {
                truthLength[truth] = length;
                Relax(truth);
            }
            else if (length + predictionPotential[prediction] - sinkPotential < best)
            {
                (end, best) = (prediction, length + predictionPotential[prediction] - sinkPotential);
            }
        }

        return (end, best);
    }

    private void Relax(int truth)
    {
        foreach (var (prediction, distance) in pairs[truth])
        {
            // Never negative but for rounding.
            var cost = Math.Max(0, distance + truthPotential[truth] - predictionPotential[prediction]);
            var length = truthLength[truth] + cost;
            if (prediction == predictionOf[truth] || length >= predictionLength[prediction]) continue;
            predictionLength[prediction] = length;
            reachedFrom[prediction] = truth;
            queue.Enqueue(prediction, length);
        }
    }
}
