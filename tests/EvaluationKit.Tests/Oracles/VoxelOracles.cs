using System.Text.Json;
using GrandChallenge.EvaluationKit.Images;
using GrandChallenge.EvaluationKit.Metrics.Instances;
using GrandChallenge.EvaluationKit.Metrics.Surfaces;

namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>Distance transforms, parts of masks, centrelines, instances.</summary>
internal static class VoxelOracles
{
    public static Dictionary<string, Func<Oracle, object>> Book { get; } = new()
    {
        ["edt"] = Transform,
        ["edt_sum"] = TransformSum,
        ["connected_components"] = Components,
        ["cldice"] = oracle => Centrelines(MaskPair.Of(oracle)),
        ["panoptic_quality"] = Panoptic,
    };

    private static object Transform(Oracle oracle)
    {
        if (oracle.Inputs.TryGetProperty("length", out var length))
        {
            var line = Grid.Of(length.GetInt32(), 1, oracle.Number("spacing", 1));
            return DistanceTransform.ToBackgroundMm([.. Enumerable.Range(0, line.Width).Select(x => Holds(oracle.Inputs.GetProperty("mask_background_at"), x) ? (byte)0 : (byte)1)], line);
        }

        var (distances, grid) = Distances(oracle);
        return distances.Chunk(grid.Width).ToArray();
    }

    private static object TransformSum(Oracle oracle)
    {
        var (distances, _) = Distances(oracle);
        return new Dictionary<string, object> { ["sum"] = distances.Sum(), ["max"] = distances.Max(), ["background_voxels"] = distances.Count(distance => distance == 0) };
    }

    private static (double[] Distances, Grid Grid) Distances(Oracle oracle)
    {
        var grid = MaskRecipe.GridOf(oracle.Inputs, oracle.Params.GetProperty("spacing"));
        var background = MaskRecipe.Draw(oracle.Inputs.GetProperty("background"), grid);
        return (DistanceTransform.ToBackgroundMm([.. background.Select(voxel => voxel == 0 ? (byte)1 : (byte)0)], grid), grid);
    }

    private static bool Holds(JsonElement places, int x) => places.EnumerateArray().Any(place => place.GetInt32() == x);

    private static object Components(Oracle oracle)
    {
        var grid = MaskRecipe.GridOf(oracle.Inputs);
        var parts = ConnectedComponents.Of(MaskRecipe.Draw(oracle.Inputs.GetProperty("mask"), grid), grid, (int)oracle.Number("connectivity", 1));
        return new Dictionary<string, object> { ["count"] = parts.Count, ["largest"] = parts.Sizes.Max() };
    }

    private static object Centrelines(MaskPair pair) => CentrelineDice.Of(pair.Reference, pair.Prediction, pair.Grid);

    private static object Panoptic(Oracle oracle)
    {
        var quality = PanopticQuality.Of(
            OracleFile.Numbers(oracle.Inputs.GetProperty("tp_ious")), oracle.Inputs.GetProperty("fp").GetInt32(), oracle.Inputs.GetProperty("fn").GetInt32());
        return new Dictionary<string, object> { ["SQ"] = quality.SegmentationQuality, ["RQ"] = quality.RecognitionQuality, ["PQ"] = quality.Quality };
    }
}
