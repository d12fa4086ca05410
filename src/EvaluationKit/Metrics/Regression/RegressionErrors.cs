using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Metrics.Regression;

/// <summary>Errors of predicted numbers. Truth and predictions hold one value a case, none NaN. NaN for no cases.</summary>
public static class RegressionErrors
{
    /// <summary>Mean |prediction − truth|, in the unit of the values; 0 is best.</summary>
    public static double MeanAbsolute(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions)
    {
        var errors = Errors(truth, predictions);
        for (var i = 0; i < errors.Length; i++)
            errors[i] = Math.Abs(errors[i]);
        return Sums.Mean(errors);
    }

    /// <summary>√ mean (prediction − truth)², in the unit of the values; 0 is best.</summary>
    public static double RootMeanSquare(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions) => Math.Sqrt(MeanSquare(truth, predictions));

    /// <summary>Mean (prediction − truth)², in the squared unit; 0 is best.</summary>
    public static double MeanSquare(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions)
    {
        var errors = Errors(truth, predictions);
        for (var i = 0; i < errors.Length; i++)
            errors[i] *= errors[i];
        return Sums.Mean(errors);
    }

    /// <summary>Mean prediction − truth, in the unit of the values: the systematic error.</summary>
    public static double Bias(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions) => Sums.Mean(Errors(truth, predictions));

    /// <summary>
    /// Coefficient of determination, 1 − Σ(truth − prediction)² / Σ(truth − mean truth)²; −∞..1, 1 is best, 0 is no better than the mean.
    /// Not the squared correlation.
    /// NaN when all true values are equal. Source: Kvålseth, The American Statistician 39 (1985) 279-285, equation 1,
    /// doi:10.1080/00031305.1985.10479448.
    /// </summary>
    public static double R2(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions)
    {
        var spread = Sums.Squares(truth);
        return spread > 0 ? 1 - (MeanSquare(truth, predictions) * truth.Length / spread) : double.NaN;
    }

    internal static double[] Errors(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions)
    {
        Check(truth, predictions);
        var errors = new double[truth.Length];
        for (var i = 0; i < errors.Length; i++)
            errors[i] = predictions[i] - truth[i];
        return errors;
    }

    internal static void Check(ReadOnlySpan<double> truth, ReadOnlySpan<double> predictions)
    {
        Paired.SameLength(truth.Length, nameof(truth), predictions.Length, nameof(predictions));
        Paired.NoNaN(truth, nameof(truth));
        Paired.NoNaN(predictions, nameof(predictions));
    }
}
