using System.Text.Json;
using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>Which of an oracle's two masks is empty.</summary>
internal enum Emptiness
{
    None,
    Reference,
    Prediction,
    Both,
}

/// <summary>The two masks of an oracle; their voxels are counted before anything is measured.</summary>
internal sealed record MaskPair(byte[] Reference, byte[] Prediction, Grid Grid)
{
    public Emptiness Empty => (Reference.Any(voxel => voxel != 0), Prediction.Any(voxel => voxel != 0)) switch
    {
        (true, true) => Emptiness.None,
        (false, true) => Emptiness.Reference,
        (true, false) => Emptiness.Prediction,
        _ => Emptiness.Both,
    };

    public static MaskPair? TryOf(Oracle oracle) =>
        oracle.Inputs.TryGetProperty("shape", out _) && oracle.Inputs.TryGetProperty("prediction", out _) && !oracle.Inputs.TryGetProperty("labels", out _) ? Of(oracle) : null;

    public static MaskPair Of(Oracle oracle)
    {
        var grid = MaskRecipe.GridOf(oracle.Inputs);
        var pair = new MaskPair(
            MaskRecipe.Draw(oracle.Inputs.GetProperty("reference"), grid), MaskRecipe.Draw(oracle.Inputs.GetProperty("prediction"), grid), grid);
        if (oracle.Inputs.TryGetProperty("check", out var check)) pair.Check(check, oracle.Id);
        return pair;
    }

    private void Check(JsonElement check, string id)
    {
        Reference.Count(voxel => voxel != 0).ShouldBe(check.GetProperty("ref_voxels").GetInt32(), $"{id}: the reference is drawn wrongly.");
        Prediction.Count(voxel => voxel != 0).ShouldBe(check.GetProperty("pred_voxels").GetInt32(), $"{id}: the prediction is drawn wrongly.");
        Reference.Zip(Prediction).Count(pair => pair.First != 0 && pair.Second != 0).ShouldBe(check.GetProperty("intersection").GetInt32(), $"{id}: the masks meet wrongly.");
    }
}
