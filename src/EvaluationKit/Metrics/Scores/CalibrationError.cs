namespace GrandChallenge.EvaluationKit.Metrics.Scores;

/// <summary>
/// How far the share of positives in groups of like probability is from the mean probability; 0..1, 0 is best. NaN for no cases. The number
/// and kind of bins change
/// the value: publish them with it. Source: Guo et al., ICML 2017, arXiv:1706.04599; equal mass: Nixon et al., CVPR Workshops 2019,
/// arXiv:1904.01685.
/// </summary>
public static class CalibrationError
{
    /// <summary>Expected calibration error Σ nᵦ/n |shareᵦ − meanᵦ| over bins of equal width, (l, u], the first also with 0.</summary>
    /// <param name="probabilities">Probability of the positive class, one a case, 0..1.</param>
    /// <param name="positive">Whether each case is positive in truth.</param>
    /// <param name="bins">At least 1.</param>
    /// <param name="dropZeros">Leaves cases of probability 0 out of every bin and of n, as Metrics Reloaded does.</param>
    public static double EqualWidth(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> positive, int bins = 10, bool dropZeros = false)
    {
        var table = Bins(probabilities, positive, bins, dropZeros);
        return table.Sum(bin => Math.Abs(bin.Hits - bin.Sum)) / table.Sum(bin => bin.Count);
    }

    /// <summary>The largest |shareᵦ − meanᵦ| of the bins that hold a case; bins as in <see cref="EqualWidth"/>.</summary>
    /// <param name="probabilities">Probability of the positive class, one a case, 0..1.</param>
    /// <param name="positive">Whether each case is positive in truth.</param>
    /// <param name="bins">At least 1.</param>
    public static double Maximum(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> positive, int bins = 10) =>
        Bins(probabilities, positive, bins, false).Where(bin => bin.Count > 0).Select(bin => Math.Abs(bin.Hits - bin.Sum) / bin.Count).DefaultIfEmpty(double.NaN).Max();

    /// <summary>
    /// Expected calibration error over bins of equally many cases by ascending probability; the first n mod bins hold one more. Equal
    /// probabilities may part.
    /// </summary>
    /// <param name="probabilities">Probability of the positive class, one a case, 0..1.</param>
    /// <param name="positive">Whether each case is positive in truth.</param>
    /// <param name="bins">At least 1.</param>
    public static double EqualMass(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> positive, int bins = 10)
    {
        ClassProbabilities.Check(probabilities, positive);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        var (p, hits) = (probabilities.ToArray(), positive.ToArray());
        var order = Enumerable.Range(0, p.Length).OrderBy(i => p[i]).ToArray();
        double error = 0;
        for (int bin = 0, start = 0; bin < bins; bin++)
        {
            var members = order.AsSpan(start, (p.Length / bins) + (bin < p.Length % bins ? 1 : 0));
            double difference = 0;
            foreach (var i in members)
                difference += (hits[i] ? 1 : 0) - p[i];
            error += Math.Abs(difference);
            start += members.Length;
        }

        return error / p.Length;
    }

    /// <summary>
    /// Mean over classes of the error of each class against the rest, bins as in <see cref="EqualWidth"/>; n stays all cases. Source: Kumar
    /// et al., NeurIPS 2019, arXiv:1909.10155.
    /// </summary>
    /// <param name="probabilities">Row by row: the classes of the first case, then those of the second; 0..1.</param>
    /// <param name="labels">True class of each case, 0-based.</param>
    /// <param name="bins">At least 1.</param>
    /// <param name="dropZeros">Leaves probabilities of 0 out of every bin, as Metrics Reloaded does.</param>
    public static double ClassWise(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int bins = 10, bool dropZeros = false)
    {
        var rows = new ClassProbabilities(probabilities, labels);
        var (p, hits) = (new double[rows.Cases], new bool[rows.Cases]);
        double sum = 0;
        for (var k = 0; k < rows.Classes; k++)
        {
            for (var i = 0; i < p.Length; i++)
                (p[i], hits[i]) = (rows[i][k], labels[i] == k);
            sum += Bins(p, hits, bins, dropZeros).Sum(bin => Math.Abs(bin.Hits - bin.Sum)) / p.Length;
        }

        return sum / rows.Classes;
    }

    /// <summary>
    /// Expected calibration error of the highest probability against whether its class (the first of equals) is right; bins as in
    /// <see cref="EqualWidth"/>.
    /// </summary>
    /// <param name="probabilities">Row by row: the classes of the first case, then those of the second; 0..1.</param>
    /// <param name="labels">True class of each case, 0-based.</param>
    /// <param name="bins">At least 1.</param>
    public static double TopLabel(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int bins = 10)
    {
        var rows = new ClassProbabilities(probabilities, labels);
        var (p, hits) = (new double[rows.Cases], new bool[rows.Cases]);
        for (var i = 0; i < p.Length; i++)
        {
            var top = 0;
            for (var k = 1; k < rows.Classes; k++)
                top = rows[i][k] > rows[i][top] ? k : top;
            (p[i], hits[i]) = (rows[i][top], labels[i] == top);
        }

        return EqualWidth(p, hits, bins);
    }

    private static (double Sum, double Hits, double Count)[] Bins(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> positive, int bins, bool dropZeros)
    {
        ClassProbabilities.Check(probabilities, positive);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        var table = new (double Sum, double Hits, double Count)[bins];
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (dropZeros && probabilities[i] == 0) continue;
            ref var bin = ref table[BinOf(probabilities[i], bins)];
            bin = (bin.Sum + probabilities[i], bin.Hits + (positive[i] ? 1 : 0), bin.Count + 1);
        }

        return table;
    }

    // The product can round past an edge; the quotients are the edges.
    private static int BinOf(double p, int bins)
    {
        var bin = Math.Clamp((int)Math.Ceiling(p * bins) - 1, 0, bins - 1);
        if (bin > 0 && p <= bin / (double)bins) bin--;
        else if (bin < bins - 1 && p > (bin + 1) / (double)bins) bin++;
        return bin;
    }
}
