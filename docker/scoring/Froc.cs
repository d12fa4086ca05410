namespace GrandChallenge.Scoring;

/// <summary>The free-response receiver operating characteristic: sensitivity against false positives per scan.</summary>
/// <remarks>
/// The curve starts at (0, 0) and has one point for each distinct probability, that of all marks at least as probable; between points it is
/// straight, after the last it is level. Where several points share one rate the highest counts. Nodules that no mark hit stay in the
/// denominator. Source: Niemeijer et al., IEEE Transactions on Medical Imaging 30 (2011) 215-223, doi:10.1109/TMI.2010.2072789.
/// </remarks>
public static class Froc
{
    /// <summary>The seven false positives per scan whose mean sensitivity is the competition performance metric (CPM).</summary>
    public static ReadOnlySpan<double> Rates => [0.125, 0.25, 0.5, 1, 2, 4, 8];

    /// <summary>Sensitivity (0..1) at each rate of false positives per scan.</summary>
    /// <param name="truePositives">Probability of the best hit of each nodule found; sorted in place.</param>
    /// <param name="falsePositives">Probability of each false mark; sorted in place.</param>
    /// <param name="nodules">Nodules in all, found or not; at least 1.</param>
    /// <param name="scans">Scans in all, marked or not; at least 1.</param>
    /// <param name="rates">False positives per scan, each above 0.</param>
    public static double[] Sensitivities(
        List<double> truePositives, List<double> falsePositives, int nodules, int scans, ReadOnlySpan<double> rates)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodules, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(scans, 1);
        var curve = Curve(truePositives, falsePositives, nodules, scans);
        var sensitivities = new double[rates.Length];
        for (var i = 0; i < rates.Length; i++)
            sensitivities[i] = At(curve, rates[i]);
        return sensitivities;
    }

    private static List<(double Rate, double Sensitivity)> Curve(
        List<double> truePositives, List<double> falsePositives, int nodules, int scans)
    {
        truePositives.Sort();
        falsePositives.Sort();
        var curve = new List<(double, double)> { (0, 0) };
        int trueLeft = truePositives.Count, falseLeft = falsePositives.Count;
        while (trueLeft + falseLeft > 0)
        {
            var threshold = Math.Max(Last(truePositives, trueLeft), Last(falsePositives, falseLeft));
            while (trueLeft > 0 && truePositives[trueLeft - 1] >= threshold)
                trueLeft--;
            while (falseLeft > 0 && falsePositives[falseLeft - 1] >= threshold)
                falseLeft--;
            curve.Add(((falsePositives.Count - falseLeft) / (double)scans, (truePositives.Count - trueLeft) / (double)nodules));
        }

        return curve;
    }

    private static double Last(List<double> probabilities, int left) => left > 0 ? probabilities[left - 1] : double.NegativeInfinity;

    private static double At(List<(double Rate, double Sensitivity)> curve, double rate)
    {
        var after = curve.FindIndex(point => point.Rate > rate);
        if (after < 0)
            return curve[^1].Sensitivity;

        var (left, right) = (curve[after - 1], curve[after]);
        return left.Sensitivity + ((rate - left.Rate) / (right.Rate - left.Rate) * (right.Sensitivity - left.Sensitivity));
    }
}
