using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Metrics.Regression;

/// <summary>How well predicted numbers follow the true ones.</summary>
public static class Concordance
{
    /// <summary>
    /// Lin's concordance correlation coefficient 2 s₁₂ / (s₁² + s₂² + (mean₁ − mean₂)²) with divisor n; −1..1, 1 is best. NaN for no cases,
    /// or when all values of both are one
    /// number. Source: Lin, Biometrics 45 (1989) 255-268, doi:10.2307/2532051.
    /// </summary>
    public static double Lin(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions)
    {
        RegressionErrors.Check(truth, predictions);
        double shift = Sums.Mean(truth) - Sums.Mean(predictions), n = truth.Length;
        return 2 * Sums.Products(truth, predictions) / (Sums.Squares(truth) + Sums.Squares(predictions) + (n * shift * shift));
    }

    /// <summary>
    /// Pearson's correlation, −1..1; NaN when one of both is constant. It does not see shift and scale: prefer <see cref="Lin"/> for
    /// agreement.
    /// </summary>
    public static double Pearson(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions)
    {
        RegressionErrors.Check(truth, predictions);
        return Sums.Products(truth, predictions) / (Math.Sqrt(Sums.Squares(truth)) * Math.Sqrt(Sums.Squares(predictions)));
    }
}
