namespace GrandChallenge.EvaluationKit.Metrics.Overlap;

public readonly partial record struct BinaryCounts
{
    /// <summary>
    /// Matthews correlation coefficient: (TP · TN − FP · FN) / √((TP + FP)(TP + FN)(TN + FP)(TN + FN)), in [−1, 1]. NaN where reference or prediction has one class only
    /// (scikit-learn says 0 there). Matthews, Biochimica et Biophysica Acta 405 (1975), doi:10.1016/0005-2795(75)90109-9.
    /// </summary>
    public double Matthews => Ratio(
        (double)TruePositives * TrueNegatives - (double)FalsePositives * FalseNegatives,
        Math.Sqrt((double)PredictedPositives * ReferencePositives) * Math.Sqrt((double)ReferenceNegatives * PredictedNegatives));

    /// <summary>
    /// Cohen's kappa: (po − pe) / (1 − pe), with po the observed and pe the agreement expected by chance, in [−1, 1]. NaN where pe is 1: both see one class, the same.
    /// Cohen, Educational and Psychological Measurement 20 (1960), doi:10.1177/001316446002000104.
    /// </summary>
    public double CohensKappa
    {
        get
        {
            var chance = (double)ReferencePositives * PredictedPositives + (double)ReferenceNegatives * PredictedNegatives;
            return Ratio((double)(TruePositives + TrueNegatives) * Total - chance, (double)Total * Total - chance);
        }
    }

    /// <summary>Expected cost: (cost of FN · FN + cost of FP · FP) / N, in units of the costs. NaN where nothing was counted. Ferrer, arXiv:2209.05355, equation 1.</summary>
    /// <param name="costOfFalseNegative">What a missed positive costs, 0 or more.</param>
    /// <param name="costOfFalsePositive">What a false alarm costs, 0 or more.</param>
    public double ExpectedCost(double costOfFalseNegative, double costOfFalsePositive) =>
        Ratio(costOfFalseNegative * FalseNegatives + costOfFalsePositive * FalsePositives, Total);

    /// <summary>
    /// Normalised expected cost: the expected cost divided by that of the better constant decision, min(cost of FN · R, cost of FP · (N − R)) / N. 0 is perfect, 1 no better than a constant,
    /// more is worse. NaN where the reference lacks one of the classes or a cost is 0. Ferrer, arXiv:2209.05355.
    /// </summary>
    /// <param name="costOfFalseNegative">What a missed positive costs.</param>
    /// <param name="costOfFalsePositive">What a false alarm costs.</param>
    public double NormalisedExpectedCost(double costOfFalseNegative, double costOfFalsePositive) => Ratio(
        costOfFalseNegative * FalseNegatives + costOfFalsePositive * FalsePositives,
        Math.Min(costOfFalseNegative * ReferencePositives, costOfFalsePositive * ReferenceNegatives));

    /// <summary>
    /// Net benefit: TP / N − exchange rate · FP / N, at most the prevalence. NaN where nothing was counted. Vickers and Elkin, Medical Decision Making 26 (2006), doi:10.1177/0272989X06295361.
    /// </summary>
    /// <param name="exchangeRate">False positives' weight: the odds of the threshold probability; 1/9 where one true positive is worth nine false ones.</param>
    public double NetBenefit(double exchangeRate) => Ratio(TruePositives - exchangeRate * FalsePositives, Total);
}
