namespace GrandChallenge.EvaluationKit.Metrics.Regression;

/// <summary>
/// Intraclass correlations of n subjects that k raters each gave a value; at most 1, which is best. Source: Shrout and Fleiss,
/// Psychological Bulletin 86 (1979) 420-428,
/// doi:10.1037/0033-2909.86.2.420; names in brackets: McGraw and Wong, Psychological Methods 1 (1996) 30-46, doi:10.1037/1082-989X.1.1.30.
/// NaN for fewer than two subjects or raters, or when all values are equal.
/// </summary>
/// <param name="OneWaySingle">ICC(1,1): every subject has raters of its own.</param>
/// <param name="AgreementSingle">ICC(2,1), [ICC(A,1)]: raters drawn at random, absolute agreement; the one to take for algorithm against
/// truth.</param>
/// <param name="ConsistencySingle">ICC(3,1), [ICC(C,1)]: these raters, differences between their means do not count.</param>
/// <param name="OneWayAverage">ICC(1,k): the mean of k raters.</param>
/// <param name="AgreementAverage">ICC(2,k), [ICC(A,k)].</param>
/// <param name="ConsistencyAverage">ICC(3,k), [ICC(C,k)], Cronbach's alpha.</param>
public sealed record IntraclassCorrelation(
    double OneWaySingle, double AgreementSingle, double ConsistencySingle, double OneWayAverage, double AgreementAverage, double ConsistencyAverage)
{
    /// <summary>All six forms by analysis of variance.</summary>
    /// <param name="ratings">Row by row: the raters' values of the first subject, then of the second; none NaN.</param>
    /// <param name="raters">k, at least 1.</param>
    public static IntraclassCorrelation Of(ReadOnlySpan<double> ratings, int raters)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(raters);
        Statistics.Paired.NoNaN(ratings, nameof(ratings));
        if (ratings.Length % raters != 0)
            throw new ArgumentException($"{ratings.Length} ratings do not divide among {raters} raters.", nameof(ratings));

        double n = ratings.Length / raters, k = raters;
        var grand = Statistics.Sums.Mean(ratings);
        double total = 0, between = 0, columns = 0;
        var (rowSum, columnSum) = (new double[ratings.Length / raters], new double[raters]);
        for (var i = 0; i < ratings.Length; i++)
        {
            rowSum[i / raters] += ratings[i] - grand;
            columnSum[i % raters] += ratings[i] - grand;
            total += (ratings[i] - grand) * (ratings[i] - grand);
        }

        foreach (var sum in rowSum)
            between += sum * sum / k;
        foreach (var sum in columnSum)
            columns += sum * sum / n;
        return Of(n, k, between / (n - 1), (total - between) / (n * (k - 1)), columns / (k - 1), (total - between - columns) / ((n - 1) * (k - 1)));
    }

    private static IntraclassCorrelation Of(double n, double k, double rows, double within, double columns, double error) => new(
        (rows - within) / (rows + ((k - 1) * within)),
        (rows - error) / (rows + ((k - 1) * error) + (k * (columns - error) / n)),
        (rows - error) / (rows + ((k - 1) * error)),
        (rows - within) / rows,
        (rows - error) / (rows + ((columns - error) / n)),
        (rows - error) / rows);
}
