using GrandChallenge.EvaluationKit.Faults;
using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>Holds a prediction to the grid of the truth.</summary>
internal static class SameGrid
{
    public static void Demand<TTruth, TPrediction>(
        CasePair<TTruth, TPrediction> pair, Geometry truth, Geometry prediction, GeometryTolerance tolerance, FaultList faults)
    {
        if (prediction.Mismatch(truth, tolerance) is { } problem)
            faults.Add(new Fault(Side.Submission, problem, "resample the labels to the grid of the image") { File = pair.Prediction.File, Case = pair.Id });
    }
}
