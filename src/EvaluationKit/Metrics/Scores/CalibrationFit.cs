namespace GrandChallenge.EvaluationKit.Metrics.Scores;

/// <summary>
/// Logistic recalibration of probabilities, logit P(y) = intercept + slope · logit p. Source: Cox, Biometrika 45 (1958) 562-565,
/// doi:10.1093/biomet/45.3-4.562;
/// Van Calster et al., BMC Medicine 17 (2019) 230, doi:10.1186/s12916-019-1466-7.
/// </summary>
/// <param name="Slope">1 is best; below 1 the probabilities are too extreme.</param>
/// <param name="Intercept">Of the fit with that slope.</param>
/// <param name="InterceptAtSlopeOne">Calibration in the large, of the fit with slope 1: 0 is best; above 0 the probabilities are too
/// low.</param>
public sealed record CalibrationFit(double Slope, double Intercept, double InterceptAtSlopeOne)
{
    private const int MostSteps = 100;

    /// <summary>
    /// Fits by maximum likelihood. NaN where no fit exists: one class only, all probabilities equal (slope), or classes that the
    /// probabilities part wholly.
    /// </summary>
    /// <param name="probabilities">Probability of the positive class, one a case, 0..1.</param>
    /// <param name="positive">Whether each case is positive in truth.</param>
    /// <param name="least">Probabilities are moved into least..1 − least first, as the logit of 0 is infinite.</param>
    public static CalibrationFit Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> positive, double least = 1e-12)
    {
        ClassProbabilities.Check(probabilities, positive);
        var (logits, labels) = (new double[positive.Length], positive.ToArray());
        for (var i = 0; i < logits.Length; i++)
        {
            var p = Math.Clamp(probabilities[i], least, 1 - least);
            logits[i] = Math.Log(p / (1 - p));
        }

        if (!labels.Contains(true) || !labels.Contains(false)) return new(double.NaN, double.NaN, double.NaN);
        var (intercept, slope) = Parted(logits, labels) ? (double.NaN, double.NaN) : Newton(logits, labels, free: true);
        return new(slope, intercept, Newton(logits, labels, free: false).Intercept);
    }

    private static bool Parted(double[] logits, bool[] labels)
    {
        var hits = logits.Where((_, i) => labels[i]).ToArray();
        var misses = logits.Where((_, i) => !labels[i]).ToArray();
        return hits.Min() >= misses.Max() || hits.Max() <= misses.Min();
    }

    // Newton's method; halves a step that lowers the likelihood.
    private static (double Intercept, double Slope) Newton(double[] x, bool[] y, bool free)
    {
        var (at, value) = ((Intercept: 0.0, Slope: 1.0), LogLikelihood(x, y, 0, 1));
        for (var step = 0; step < MostSteps; step++)
        {
            var (da, db) = Step(x, y, at.Intercept, at.Slope, free);
            var share = 1.0;
            double next;
            while ((next = LogLikelihood(x, y, at.Intercept + (share * da), at.Slope + (share * db))) < value && share > 1e-10)
                share /= 2;
            at = (at.Intercept + (share * da), at.Slope + (share * db));
            value = next;
            if (Math.Abs(share * da) + Math.Abs(share * db) < 1e-13) break;
        }

        return at;
    }

    private static (double Intercept, double Slope) Step(double[] x, bool[] y, double a, double b, bool free)
    {
        double ga = 0, gb = 0, haa = 0, hab = 0, hbb = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var p = 1 / (1 + Math.Exp(-(a + (b * x[i]))));
            var (residual, weight) = ((y[i] ? 1 : 0) - p, p * (1 - p));
            ga += residual;
            gb += residual * x[i];
            haa += weight;
            hab += weight * x[i];
            hbb += weight * x[i] * x[i];
        }

        if (!free) return (ga / haa, 0);
        var determinant = (haa * hbb) - (hab * hab);
        return (((hbb * ga) - (hab * gb)) / determinant, ((haa * gb) - (hab * ga)) / determinant);
    }

    private static double LogLikelihood(double[] x, bool[] y, double a, double b)
    {
        double sum = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var logit = y[i] ? a + (b * x[i]) : -(a + (b * x[i]));
            sum += logit < 0 ? logit - Math.Log(1 + Math.Exp(logit)) : -Math.Log(1 + Math.Exp(-logit));
        }

        return sum;
    }
}
