namespace GrandChallenge.EvaluationKit.Metrics.Detection;

/// <summary>Which predicted point found which true point of one image; each takes part in one pair at most.</summary>
public sealed class PointMatches
{
    private readonly int[] predictionOf;

    internal PointMatches(int[] predictionOf, int predictions, double totalDistance)
    {
        this.predictionOf = predictionOf;
        TruePositives = predictionOf.Count(prediction => prediction >= 0);
        FalseNegatives = predictionOf.Length - TruePositives;
        FalsePositives = predictions - TruePositives;
        TotalDistance = totalDistance;
    }

    /// <summary>For each true point the index of its prediction, or −1.</summary>
    public ReadOnlySpan<int> PredictionOf => predictionOf;

    /// <summary>For each prediction whether it found a true point, as average precision wants it.</summary>
    public bool[] Found()
    {
        var found = new bool[TruePositives + FalsePositives];
        foreach (var prediction in predictionOf)
        {
            if (prediction >= 0)
                found[prediction] = true;
        }

        return found;
    }

    /// <summary>Pairs.</summary>
    public int TruePositives { get; }

    /// <summary>True points without a prediction.</summary>
    public int FalseNegatives { get; }

    /// <summary>Predictions without a true point.</summary>
    public int FalsePositives { get; }

    /// <summary>Sum of the pairs' distances, in the unit of the coordinates.</summary>
    public double TotalDistance { get; }
}
