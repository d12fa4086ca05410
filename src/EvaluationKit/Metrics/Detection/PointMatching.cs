namespace GrandChallenge.EvaluationKit.Metrics.Detection;

/// <summary>
/// Pairs true points with predicted ones that lie within a radius (Euclidean; a distance equal to the radius counts). Points are
/// coordinates in one list, the
/// first point's, then the second's; coordinates and radius in one unit. No points on one side give no pairs.
/// </summary>
public static class PointMatching
{
    /// <summary>
    /// As many pairs as possible and, of such matchings, one of least total distance. Does not depend on the order of the points, save for
    /// equal totals. Memory grows with the number of pairs within the radius: limit the points of a submission.
    /// </summary>
    /// <remarks>Source of the method: Jonker and Volgenant, Computing 38 (1987) 325-340, doi:10.1007/BF02278710.</remarks>
    /// <param name="truth">Coordinates of the true points.</param>
    /// <param name="predictions">Coordinates of the predicted points.</param>
    /// <param name="dimensions">Coordinates a point, at least 1.</param>
    /// <param name="radius">Largest distance of a pair, 0 or more.</param>
    public static PointMatches Optimal(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions, int dimensions, double radius)
    {
        var pairs = NearPairs.Of(truth, predictions, dimensions, radius);
        return Matches(pairs, new CheapestMatching(pairs).Solve());
    }

    /// <summary>
    /// Each true point, in the order given, takes its nearest prediction that is left (of equally near ones the first): the rule of
    /// evalutils'
    /// <c>score_detection</c>. Can miss pairs and depends on the order; prefer <see cref="Optimal"/>.
    /// </summary>
    /// <param name="truth">Coordinates of the true points.</param>
    /// <param name="predictions">Coordinates of the predicted points.</param>
    /// <param name="dimensions">Coordinates a point, at least 1.</param>
    /// <param name="radius">Largest distance of a pair, 0 or more.</param>
    public static PointMatches GreedyInTruthOrder(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions, int dimensions, double radius)
    {
        var pairs = NearPairs.Of(truth, predictions, dimensions, radius);
        var (partner, taken) = (new int[pairs.Truths], new bool[pairs.Predictions]);
        for (var t = 0; t < partner.Length; t++)
        {
            partner[t] = -1;
            foreach (var (prediction, _) in pairs[t])
            {
                if (taken[prediction]) continue;
                (partner[t], taken[prediction]) = (prediction, true);
                break;
            }
        }

        return Matches(pairs, partner);
    }

    /// <summary>
    /// Each prediction, by descending score (of equal ones the first), takes its nearest true point that is left: the rule of average
    /// precision.
    /// </summary>
    /// <param name="truth">Coordinates of the true points.</param>
    /// <param name="predictions">Coordinates of the predicted points.</param>
    /// <param name="scores">Score of each prediction; NaN is not allowed.</param>
    /// <param name="dimensions">Coordinates a point, at least 1.</param>
    /// <param name="radius">Largest distance of a pair, 0 or more.</param>
    public static PointMatches GreedyByScore(
        ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions, ReadOnlySpan<double> scores, int dimensions, double radius)
    {
        var order = Descending.Order(scores, predictions.Length / Math.Max(1, dimensions));
        var reversed = NearPairs.Of(predictions, truth, dimensions, radius);
        var partner = new int[reversed.Predictions];
        Array.Fill(partner, -1);
        foreach (var prediction in order)
        {
            foreach (var (point, _) in reversed[prediction])
            {
                if (partner[point] >= 0) continue;
                partner[point] = prediction;
                break;
            }
        }

        return Matches(NearPairs.Of(truth, predictions, dimensions, radius), partner);
    }

    private static PointMatches Matches(NearPairs pairs, int[] partner)
    {
        double total = 0;
        for (var t = 0; t < partner.Length; t++)
        {
            foreach (var (prediction, distance) in pairs[t])
                total += prediction == partner[t] ? distance : 0;
        }

        return new(partner, pairs.Predictions, total);
    }
}
