namespace GrandChallenge.EvaluationKit.Metrics.Detection;

/// <summary>
/// Most pairs, then least total distance: true points enter one by one, each along the shortest path that ends at a free prediction or
/// leaves a
/// point unpaired at a price above all distances together. Source: Jonker and Volgenant, Computing 38 (1987) 325-340,
/// doi:10.1007/BF02278710.
/// </summary>
internal sealed class CheapestMatching
{
    private const int None = -1;

    private readonly NearPairs pairs;
    private readonly double priceOfNone;
    private readonly int[] predictionOf, truthOf, reachedFrom;
    private readonly double[] truthPotential, predictionPotential, length;
    private readonly List<int> touched = [], visited = [];
    private readonly PriorityQueue<int, double> queue = new();

    public CheapestMatching(NearPairs pairs)
    {
        this.pairs = pairs;
        priceOfNone = pairs.Radius > 0 ? pairs.Radius * (Math.Min(pairs.Truths, pairs.Predictions) + 2) : 1;
        (predictionOf, truthPotential) = (new int[pairs.Truths], new double[pairs.Truths]);
        (truthOf, reachedFrom) = (new int[pairs.Predictions], new int[pairs.Predictions]);
        (predictionPotential, length) = (new double[pairs.Predictions], new double[pairs.Predictions]);
        Array.Fill(predictionOf, None);
        Array.Fill(truthOf, None);
        Array.Fill(length, double.PositiveInfinity);
    }

    /// <summary>For each true point the index of its prediction, or −1.</summary>
    public int[] Solve()
    {
        for (var truth = 0; truth < pairs.Truths; truth++)
        {
            if (pairs[truth].Length > 0)
                Enter(truth);
        }

        return predictionOf;
    }

    private void Enter(int entrant)
    {
        var (end, dropped, best) = ShortestPath(entrant);
        truthPotential[entrant] += best;
        foreach (var prediction in visited)
        {
            truthPotential[truthOf[prediction]] += best - length[prediction];
            predictionPotential[prediction] -= best - length[prediction];
        }

        if (end == None && dropped != entrant)
            (end, predictionOf[dropped]) = (predictionOf[dropped], None);
        while (end != None)
        {
            var truth = reachedFrom[end];
            truthOf[end] = truth;
            (predictionOf[truth], end) = (end, truth == entrant ? None : predictionOf[truth]);
        }

        foreach (var prediction in touched)
            length[prediction] = double.PositiveInfinity;
        touched.Clear();
        visited.Clear();
    }

    // Ends at a free prediction, or at None and the point that goes unpaired.
    private (int End, int Dropped, double Length) ShortestPath(int entrant)
    {
        var (dropped, best) = (entrant, priceOfNone - truthPotential[entrant]);
        queue.Clear();
        Relax(entrant, 0, best);
        while (queue.TryDequeue(out var prediction, out var reached) && reached < best)
        {
            if (reached > length[prediction]) continue;
            var truth = truthOf[prediction];
            if (truth == None) return (prediction, None, reached);
            visited.Add(prediction);
            if (reached + priceOfNone - truthPotential[truth] is var unpaired && unpaired < best)
                (dropped, best) = (truth, unpaired);
            Relax(truth, reached, best);
        }

        return (None, dropped, best);
    }

    private void Relax(int truth, double start, double best)
    {
        foreach (var (prediction, distance) in pairs[truth])
        {
            // Never negative but for rounding.
            var next = start + Math.Max(0, distance - truthPotential[truth] - predictionPotential[prediction]);
            if (next >= length[prediction] || next >= best) continue;
            if (double.IsPositiveInfinity(length[prediction]))
                touched.Add(prediction);
            length[prediction] = next;
            reachedFrom[prediction] = truth;
            queue.Enqueue(prediction, next);
        }
    }
}
