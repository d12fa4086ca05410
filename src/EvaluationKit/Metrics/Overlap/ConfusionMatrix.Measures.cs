namespace GrandChallenge.EvaluationKit.Metrics.Overlap;

/// <summary>How Cohen's kappa weighs a disagreement between the labels at places i and j.</summary>
public enum KappaWeights
{
    /// <summary>Every disagreement weighs the same.</summary>
    None,

    /// <summary>|i − j|.</summary>
    Linear,

    /// <summary>(i − j)².</summary>
    Quadratic,
}

public sealed partial class ConfusionMatrix
{
    /// <summary>Dice of each label against all others, in the order of <see cref="Labels"/>: 2 TP / (row + column), in [0, 1]; NaN for a label that neither has.</summary>
    public double[] DicePerLabel() => PerLabel(counts => counts.Dice);

    /// <summary>Jaccard index of each label: TP / (row + column − TP), in [0, 1]; NaN for a label that neither has.</summary>
    public double[] JaccardPerLabel() => PerLabel(counts => counts.Jaccard);

    /// <summary>Accuracy of each label against all others: (TP + TN) / N, in [0, 1]; NaN where nothing was counted.</summary>
    public double[] AccuracyPerLabel() => PerLabel(counts => counts.Accuracy);

    /// <summary>Any rate of <see cref="BinaryCounts"/> of each label against all others, in the order of <see cref="Labels"/>.</summary>
    /// <param name="measure">What to calculate.</param>
    public double[] PerLabel(Func<BinaryCounts, double> measure) => [.. Enumerable.Range(0, Labels.Count).Select(place => measure(At(place)))];

    /// <summary>Mean over labels of any rate of a label against all others (macro average); NaN where one of them is.</summary>
    /// <param name="measure">What to average.</param>
    public double Macro(Func<BinaryCounts, double> measure) => Labels.Count == 0 ? double.NaN : PerLabel(measure).Average();

    /// <summary>Share of values with the right label: sum of the diagonal / N, in [0, 1]. NaN where nothing was counted.</summary>
    public double Accuracy => Total == 0 ? double.NaN : Diagonal / (double)Total;

    /// <summary>Balanced accuracy: mean over labels of sensitivity, in [0, 1]. NaN where the reference lacks a label.</summary>
    public double BalancedAccuracy => Macro(counts => counts.Sensitivity);

    /// <summary>
    /// Matthews correlation coefficient of many labels (R_K), at most 1, 0 as by chance: (c s − Σ tₖ pₖ) / √((s² − Σ pₖ²)(s² − Σ tₖ²)), with c the diagonal, s the total, t rows and p columns.
    /// NaN where reference or prediction has one label only. Gorodkin, Computational Biology and Chemistry 28 (2004), doi:10.1016/j.compbiolchem.2004.09.006.
    /// </summary>
    public double Matthews
    {
        get
        {
            double total = Total, rowsByColumns = 0, rows = 0, columns = 0;
            for (var place = 0; place < Labels.Count; place++)
            {
                double row = Row(place), column = Column(place);
                rowsByColumns += row * column;
                rows += row * row;
                columns += column * column;
            }

            var spread = Math.Sqrt(total * total - columns) * Math.Sqrt(total * total - rows);
            return spread == 0 ? double.NaN : (Diagonal * total - rowsByColumns) / spread;
        }
    }

    /// <summary>
    /// Cohen's kappa: 1 − Σ w O / Σ w E, with O the matrix, E the product of its margins over the total, and w by places in <see cref="Labels"/>, not by their values; in [−1, 1].
    /// NaN where no disagreement is possible by chance: one label only. Cohen, Psychological Bulletin 70 (1968), doi:10.1037/h0026256.
    /// </summary>
    /// <param name="weights">How a disagreement counts; use a weighted form where the labels are ordered.</param>
    public double CohensKappa(KappaWeights weights = KappaWeights.None)
    {
        double observed = 0, expected = 0;
        var columns = Enumerable.Range(0, Labels.Count).Select(Column).ToArray();
        for (var row = 0; row < Labels.Count; row++)
        {
            var inRow = (double)Row(row);
            for (var column = 0; column < Labels.Count; column++)
            {
                var weight = Weight(weights, Math.Abs(row - column));
                observed += weight * this[row, column];
                expected += weight * inRow * columns[column];
            }
        }

        return expected == 0 ? double.NaN : 1 - observed * Total / expected;
    }

    /// <summary>
    /// Expected cost: Σ cost(row, column) · count(row, column) / N, in units of the costs. NaN where nothing was counted. Ferrer, arXiv:2209.05355, equation 1.
    /// </summary>
    /// <param name="cost">What it costs to say the column's label where the row's is true; places in <see cref="Labels"/>.</param>
    public double ExpectedCost(Func<int, int, double> cost)
    {
        var sum = 0.0;
        for (var row = 0; row < Labels.Count; row++)
            for (var column = 0; column < Labels.Count; column++) sum += cost(row, column) * this[row, column];
        return Total == 0 ? double.NaN : sum / Total;
    }

    /// <summary>
    /// Normalised expected cost: the expected cost divided by that of the best constant decision; 0 is perfect, 1 no better than a constant. NaN where the best constant costs nothing.
    /// Ferrer, arXiv:2209.05355.
    /// </summary>
    /// <param name="cost">What it costs to say the column's label where the row's is true; places in <see cref="Labels"/>.</param>
    public double NormalisedExpectedCost(Func<int, int, double> cost)
    {
        var rows = Enumerable.Range(0, Labels.Count).Select(place => (double)Row(place)).ToArray();
        var constant = Enumerable.Range(0, Labels.Count).Select(column => rows.Select((row, place) => cost(place, column) * row).Sum() / Total).DefaultIfEmpty(0).Min();
        return constant > 0 ? ExpectedCost(cost) / constant : double.NaN;
    }

    /// <summary>
    /// Normalised expected cost with an error's cost inverse to how common the true label is: the same for every label taken together, Σ (1 − sensitivity) / (labels − 1).
    /// NaN where the reference lacks a label, or there is one only.
    /// </summary>
    public double NormalisedExpectedCost() => Labels.Count < 2 ? double.NaN : (1 - BalancedAccuracy) * Labels.Count / (Labels.Count - 1);

    private long Diagonal => Enumerable.Range(0, Labels.Count).Sum(place => this[place, place]);

    private static double Weight(KappaWeights weights, int apart) => weights switch
    {
        KappaWeights.None => apart == 0 ? 0 : 1,
        KappaWeights.Linear => apart,
        _ => (double)apart * apart,
    };
}
