using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Metrics.Overlap;

public readonly partial record struct BinaryCounts
{
    /// <summary>Sensitivity, recall, true positive rate: TP / (TP + FN), in [0, 1]. NaN where the reference has no foreground.</summary>
    public double Sensitivity => Ratio(TruePositives, ReferencePositives);

    /// <summary>Specificity, true negative rate: TN / (TN + FP), in [0, 1]. NaN where the reference has no background.</summary>
    public double Specificity => Ratio(TrueNegatives, ReferenceNegatives);

    /// <summary>False positive rate: FP / (TN + FP) = 1 − specificity, in [0, 1]. NaN where the reference has no background.</summary>
    public double FalsePositiveRate => Ratio(FalsePositives, ReferenceNegatives);

    /// <summary>
    /// Positive predictive value, precision: TP / (TP + FP), in [0, 1]. Where nothing is predicted it is 0 if the reference has foreground, so that silence is not rewarded, and NaN if it has none.
    /// </summary>
    public double PositivePredictiveValue => PredictedPositives == 0 && ReferencePositives > 0 ? 0 : Ratio(TruePositives, PredictedPositives);

    /// <summary>Negative predictive value: TN / (TN + FN), in [0, 1]. Where nothing is predicted negative it is 0 if the reference has background, and NaN if it has none.</summary>
    public double NegativePredictiveValue => PredictedNegatives == 0 && ReferenceNegatives > 0 ? 0 : Ratio(TrueNegatives, PredictedNegatives);

    /// <summary>Accuracy: (TP + TN) / N, in [0, 1]. NaN where nothing was counted.</summary>
    public double Accuracy => Ratio(TruePositives + TrueNegatives, Total);

    /// <summary>Balanced accuracy: mean of sensitivity and specificity, in [0, 1]. NaN where the reference lacks one of the classes.</summary>
    public double BalancedAccuracy => (Sensitivity + Specificity) / 2;

    /// <summary>Youden's index, informedness: sensitivity + specificity − 1, in [−1, 1]. NaN where the reference lacks one of the classes. Youden, Cancer 3 (1950).</summary>
    public double Youden => Sensitivity + Specificity - 1;

    /// <summary>Positive likelihood ratio: sensitivity / (1 − specificity), from 0 up. NaN where the reference lacks one of the classes, or specificity is 1.</summary>
    public double PositiveLikelihoodRatio => Ratio(Sensitivity, FalsePositiveRate);

    /// <summary>
    /// F-beta: (1 + β²) TP / ((1 + β²) TP + β² FN + FP), in [0, 1]; β = 1 is Dice, β &gt; 1 weighs recall more. NaN where neither has foreground. Van Rijsbergen, Information Retrieval (1979).
    /// </summary>
    /// <param name="beta">Weight of recall against precision, greater than 0.</param>
    public double FBeta(double beta)
    {
        var squared = beta * beta;
        return Ratio((1 + squared) * TruePositives, (1 + squared) * TruePositives + squared * FalseNegatives + FalsePositives);
    }

    /// <summary>Dice similarity coefficient: 2 TP / (2 TP + FP + FN), in [0, 1]. NaN where both are empty; 0 where one is. Dice, Ecology 26 (1945), doi:10.2307/1932409.</summary>
    public double Dice => Ratio(2.0 * TruePositives, ReferencePositives + PredictedPositives);

    /// <summary>Jaccard index, intersection over union: TP / (TP + FP + FN), in [0, 1]. NaN where both are empty; 0 where one is.</summary>
    public double Jaccard => Ratio(TruePositives, TruePositives + FalsePositives + FalseNegatives);

    /// <summary>Intersection over reference: TP / (TP + FN), in [0, 1]. NaN where the reference is empty.</summary>
    public double IntersectionOverReference => Sensitivity;

    /// <summary>
    /// Volumetric similarity: 1 − |P − R| / (P + R), in [0, 1]; says nothing of place. NaN where both are empty; 0 where one is. Taha and Hanbury, BMC Medical Imaging 15 (2015), doi:10.1186/s12880-015-0068-x.
    /// </summary>
    public double VolumetricSimilarity => 1 - Ratio(Math.Abs(PredictedPositives - ReferencePositives), PredictedPositives + ReferencePositives);

    /// <summary>Relative volume difference with its sign: (P − R) / R, from −1 up; greater than 0 where the prediction is larger. NaN where the reference is empty.</summary>
    public double RelativeVolumeDifference => Ratio(PredictedPositives - ReferencePositives, ReferencePositives);

    /// <summary>Absolute volume difference ratio: |P − R| / R, from 0 up. NaN where the reference is empty.</summary>
    public double AbsoluteVolumeDifferenceRatio => Math.Abs(RelativeVolumeDifference);

    /// <summary>Absolute volume difference: |P − R| times the size of a voxel, in mm³ (mm² in two dimensions).</summary>
    /// <param name="grid">The raster of both masks.</param>
    public double AbsoluteVolumeDifference(Grid grid) => Math.Abs(PredictedPositives - ReferencePositives) * grid.VoxelVolume;
}
