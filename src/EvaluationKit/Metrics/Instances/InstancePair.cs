namespace GrandChallenge.EvaluationKit.Metrics.Instances;

/// <summary>An instance of the reference and one of the prediction that share at least one voxel.</summary>
/// <param name="Reference">Label in the reference.</param>
/// <param name="Prediction">Label in the prediction.</param>
/// <param name="Shared">Voxels of both.</param>
/// <param name="ReferenceSize">Voxels of the reference's instance.</param>
/// <param name="PredictionSize">Voxels of the predicted instance.</param>
public readonly record struct InstancePair(long Reference, long Prediction, long Shared, long ReferenceSize, long PredictionSize)
{
    /// <summary>Intersection over union, in (0, 1].</summary>
    public double Iou => Shared / (double)(ReferenceSize + PredictionSize - Shared);

    /// <summary>Dice coefficient, in (0, 1].</summary>
    public double Dice => 2.0 * Shared / (ReferenceSize + PredictionSize);

    /// <summary>Share of the reference's instance that is covered, in (0, 1].</summary>
    public double IntersectionOverReference => Shared / (double)ReferenceSize;
}
