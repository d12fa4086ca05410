namespace GrandChallenge.EvaluationKit.Statistics;

/// <summary>How p-values are adjusted when many tests are made.</summary>
public enum Adjustment
{
    /// <summary>They are left as they are.</summary>
    None,

    /// <summary>Each times the number of tests; controls the family-wise error rate.</summary>
    Bonferroni,

    /// <summary>Step down; controls the family-wise error rate. Holm, Scandinavian Journal of Statistics 6 (1979) 65-70.</summary>
    Holm,

    /// <summary>
    /// Step up; controls the false discovery rate of independent tests. Benjamini and Hochberg, JRSS B 57 (1995) 289-300,
    /// doi:10.1111/j.2517-6161.1995.tb02031.x.
    /// </summary>
    BenjaminiHochberg,

    /// <summary>
    /// Step up; controls the false discovery rate of any tests. Benjamini and Yekutieli, Annals of Statistics 29 (2001) 1165-1188,
    /// doi:10.1214/aos/1013699998.
    /// </summary>
    BenjaminiYekutieli,
}

/// <summary>Adjusts p-values for the number of tests.</summary>
public static class MultipleTesting
{
    /// <summary>
    /// Adjusted p-values in the order of the input, each at most 1. NaN stays NaN and does not count as a test, as in R's <c>p.adjust</c>.
    /// </summary>
    public static double[] Adjust(ReadOnlySpan<double> p, Adjustment adjustment)
    {
        var adjusted = p.ToArray();
        var order = Enumerable.Range(0, p.Length).Where(i => !double.IsNaN(adjusted[i])).OrderBy(i => adjusted[i]).ToArray();
        switch (adjustment)
        {
            case Adjustment.Bonferroni:
                foreach (var i in order)
                    adjusted[i] = Math.Min(1, order.Length * adjusted[i]);
                break;
            case Adjustment.Holm:
                StepDown(adjusted, order);
                break;
            case Adjustment.BenjaminiHochberg:
                StepUp(adjusted, order, 1);
                break;
            case Adjustment.BenjaminiYekutieli:
                StepUp(adjusted, order, Enumerable.Range(1, order.Length).Sum(i => 1.0 / i));
                break;
        }

        return adjusted;
    }

    private static void StepDown(double[] p, int[] order)
    {
        double largest = 0;
        for (var rank = 0; rank < order.Length; rank++)
            p[order[rank]] = largest = Math.Max(largest, Math.Min(1, (order.Length - rank) * p[order[rank]]));
    }

    private static void StepUp(double[] p, int[] order, double factor)
    {
        double smallest = 1;
        for (var rank = order.Length; rank > 0; rank--)
            p[order[rank - 1]] = smallest = Math.Min(smallest, factor * order.Length / rank * p[order[rank - 1]]);
    }
}
