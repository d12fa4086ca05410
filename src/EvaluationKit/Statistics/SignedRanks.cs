namespace GrandChallenge.EvaluationKit.Statistics;

/// <summary>Ranks of the absolute differences that are not zero, tied ones sharing their mean rank.</summary>
internal sealed class SignedRanks
{
    private SignedRanks(int count) => Doubled = new int[count];

    /// <summary>Twice the rank of each difference, so that mean ranks are whole.</summary>
    public int[] Doubled { get; }

    public int Count => Doubled.Length;

    /// <summary>V: sum of the ranks of positive differences.</summary>
    public double Positive { get; private set; }

    /// <summary>Sum of t³ − t over the groups of t tied differences.</summary>
    public double Ties { get; private set; }

    public int Zeros { get; private set; }

    public static SignedRanks Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double step)
    {
        Paired.SameLength(x.Length, nameof(x), y.Length, nameof(y));
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        var differences = new List<double>(x.Length);
        for (var i = 0; i < x.Length; i++)
        {
            var difference = step > 0 ? Math.Round((x[i] - y[i]) / step) * step : x[i] - y[i];
            if (double.IsNaN(difference))
                throw new ArgumentException($"The difference of case {i} is not a number.", nameof(x));
            if (difference != 0)
                differences.Add(difference);
        }

        differences.Sort((a, b) => Math.Abs(a).CompareTo(Math.Abs(b)));
        var ranks = new SignedRanks(differences.Count) { Zeros = x.Length - differences.Count };
        ranks.Rank(differences);
        return ranks;
    }

    private void Rank(List<double> sorted)
    {
        for (int start = 0, end; start < sorted.Count; start = end)
        {
            end = start + 1;
            while (end < sorted.Count && Math.Abs(sorted[end]) == Math.Abs(sorted[start]))
                end++;
            double tied = end - start;
            Ties += (tied * tied * tied) - tied;
            for (var i = start; i < end; i++)
            {
                Doubled[i] = start + end + 1;
                if (sorted[i] > 0)
                    Positive += Doubled[i] / 2.0;
            }
        }
    }
}
