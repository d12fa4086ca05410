using MathNet.Numerics;

namespace GrandChallenge.EvaluationKit.Metrics.Scores;

/// <summary>Calibration errors of all classes together, without bins. Time grows with the square of the number of cases.</summary>
public static class KernelCalibration
{
    /// <summary>
    /// Unbiased squared kernel calibration error: mean over pairs i &lt; j of exp(−‖pᵢ − pⱼ‖ / ν) (yᵢ − pᵢ)·(yⱼ − pⱼ). About 0 for
    /// calibrated probabilities, can be
    /// negative. NaN for fewer than two cases. Source: Widmann, Lindsten and Zachariah, NeurIPS 2019, arXiv:1910.11385.
    /// </summary>
    /// <param name="probabilities">Row by row: the classes of the first case, then those of the second; 0..1.</param>
    /// <param name="labels">True class of each case, 0-based.</param>
    /// <param name="bandwidth">ν; null takes the median of the full matrix of distances, its zero diagonal included.</param>
    public static double Squared(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, double? bandwidth = null)
    {
        var rows = new ClassProbabilities(probabilities, labels);
        long n = rows.Cases, pairs = n * (n - 1) / 2;
        if (pairs == 0) return double.NaN;
        var distances = new double[pairs];
        for (int i = 0, at = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
                distances[at++] = Distance(rows[i], rows[j]);
        }

        var scale = bandwidth ?? MedianWithDiagonal(distances, n);
        double sum = 0;
        for (int i = 0, at = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++, at++)
                sum += (distances[at] == 0 ? 1 : Math.Exp(-distances[at] / scale)) * ResidualProduct(rows[i], labels[i], rows[j], labels[j]);
        }

        return sum / pairs;
    }

    /// <summary>
    /// ECE-KDE: mean ‖E[y | pⱼ] − pⱼ‖ with the conditional expectation estimated from the other cases by Dirichlet kernels of parameters
    /// pᵢ/h + 1. 0..√2, 0 is best.
    /// NaN for fewer than two cases, or where every kernel vanishes at a case. Source: Popordanoska, Sayer and Blaschko, NeurIPS 2022,
    /// arXiv:2210.07810.
    /// </summary>
    /// <param name="probabilities">Row by row: the classes of the first case, then those of the second; 0..1.</param>
    /// <param name="labels">True class of each case, 0-based.</param>
    /// <param name="bandwidth">h &gt; 0.</param>
    public static double DirichletError(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, double bandwidth = 0.5)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bandwidth);
        var rows = new ClassProbabilities(probabilities, labels);
        if (rows.Cases < 2) return double.NaN;
        var constants = new double[rows.Cases];
        for (var i = 0; i < rows.Cases; i++)
            constants[i] = LogConstant(rows[i], bandwidth);

        double sum = 0;
        var logs = new double[rows.Cases];
        var expected = new double[rows.Classes];
        for (var j = 0; j < rows.Cases; j++)
        {
            for (var i = 0; i < rows.Cases; i++)
                logs[i] = i == j ? double.NegativeInfinity : constants[i] + LogPower(rows[j], rows[i], bandwidth);
            Expect(expected, logs, labels);
            sum += Distance(expected, rows[j]);
        }

        return sum / rows.Cases;
    }

    private static void Expect(double[] expected, double[] logs, ReadOnlySpan<int> labels)
    {
        Array.Clear(expected);
        var (largest, total) = (logs.Max(), 0.0);
        for (var i = 0; i < logs.Length; i++)
        {
            var weight = Math.Exp(logs[i] - largest);
            expected[labels[i]] += weight;
            total += weight;
        }

        for (var k = 0; k < expected.Length; k++)
            expected[k] /= total;
    }

    private static double LogConstant(ReadOnlySpan<double> p, double bandwidth)
    {
        double total = 0, logs = 0;
        foreach (var probability in p)
        {
            var alpha = (probability / bandwidth) + 1;
            total += alpha;
            logs += SpecialFunctions.GammaLn(alpha);
        }

        return SpecialFunctions.GammaLn(total) - logs;
    }

    private static double LogPower(ReadOnlySpan<double> at, ReadOnlySpan<double> centre, double bandwidth)
    {
        double sum = 0;
        for (var k = 0; k < at.Length; k++)
            sum += centre[k] == 0 ? 0 : centre[k] / bandwidth * Math.Log(at[k]);
        return sum;
    }

    private static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (var k = 0; k < a.Length; k++)
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        return Math.Sqrt(sum);
    }

    private static double ResidualProduct(ReadOnlySpan<double> a, int labelA, ReadOnlySpan<double> b, int labelB)
    {
        double sum = 0;
        for (var k = 0; k < a.Length; k++)
            sum += ((labelA == k ? 1 : 0) - a[k]) * ((labelB == k ? 1 : 0) - b[k]);
        return sum;
    }

    // The full matrix holds n zeros and every distance of a pair twice.
    private static double MedianWithDiagonal(double[] distances, long n)
    {
        var sorted = (double[])distances.Clone();
        Array.Sort(sorted);
        return (At((n * n - 1) / 2) + At(n * n / 2)) / 2;

        double At(long place) => place < n ? 0 : sorted[(place - n) / 2];
    }
}
