namespace GrandChallenge.EvaluationKit.Metrics.Scores;

/// <summary>
/// Scores of the probability that was given to the true class. NaN for no cases. Source: Good, JRSS B 14 (1952) 107-114,
/// doi:10.1111/j.2517-6161.1952.tb00104.x.
/// </summary>
public static class LogLoss
{
    /// <summary>
    /// −mean ln p of the true class, 0..∞, 0 is best: the negative log-likelihood a case. ∞ when a true class has probability 0; nothing is
    /// clipped.
    /// </summary>
    /// <param name="probabilities">Row by row: the classes of the first case, then those of the second; 0..1.</param>
    /// <param name="labels">True class of each case, 0-based.</param>
    public static double Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels) => -MeanLog(probabilities, labels, 0);

    /// <summary>
    /// mean ln(p + <paramref name="offset"/>) of the true class, the more the better (about 0 is best): the sign is opposite to
    /// <see cref="Of"/>.
    /// </summary>
    /// <param name="probabilities">As above.</param>
    /// <param name="labels">True class of each case, 0-based.</param>
    /// <param name="offset">Keeps the logarithm of 0 finite; Metrics Reloaded uses 1e-10.</param>
    public static double LogarithmicScore(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, double offset = 1e-10) =>
        MeanLog(probabilities, labels, offset);

    private static double MeanLog(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, double offset)
    {
        var rows = new ClassProbabilities(probabilities, labels);
        double sum = 0;
        for (var i = 0; i < rows.Cases; i++)
            sum += Math.Log(rows[i][labels[i]] + offset);
        return sum / rows.Cases;
    }
}
