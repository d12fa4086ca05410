namespace GrandChallenge.EvaluationKit.Metrics.Scores;

/// <summary>
/// Mean squared error of probabilities; 0 is best. NaN for no cases. Source: Brier, Monthly Weather Review 78 (1950) 1-3.
/// </summary>
public static class Brier
{
    /// <summary>Mean (p − y)², 0..1: the usual score of two classes.</summary>
    /// <param name="probabilities">Probability of the positive class, one a case, 0..1.</param>
    /// <param name="positive">Whether each case is positive in truth.</param>
    public static double Binary(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> positive)
    {
        ClassProbabilities.Check(probabilities, positive);
        double sum = 0;
        for (var i = 0; i < positive.Length; i++)
        {
            var error = probabilities[i] - (positive[i] ? 1 : 0);
            sum += error * error;
        }

        return sum / positive.Length;
    }

    /// <summary>
    /// Mean over cases of the sum over classes of (p − y)², 0..2: Brier's own definition. With two classes it is twice
    /// <see cref="Binary"/>.
    /// </summary>
    /// <param name="probabilities">Row by row: the classes of the first case, then those of the second; 0..1.</param>
    /// <param name="labels">True class of each case, 0-based.</param>
    public static double MultiClass(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels)
    {
        var rows = new ClassProbabilities(probabilities, labels);
        double sum = 0;
        for (var i = 0; i < rows.Cases; i++)
        {
            for (var k = 0; k < rows.Classes; k++)
            {
                var error = rows[i][k] - (k == labels[i] ? 1 : 0);
                sum += error * error;
            }
        }

        return sum / rows.Cases;
    }

    /// <summary>
    /// √ of <see cref="MultiClass"/>: an upper bound of every calibration error. Source: Gruber and Buettner, NeurIPS 2022,
    /// arXiv:2203.07835.
    /// </summary>
    /// <param name="probabilities">As for <see cref="MultiClass"/>.</param>
    /// <param name="labels">True class of each case, 0-based.</param>
    public static double Root(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels) => Math.Sqrt(MultiClass(probabilities, labels));
}
