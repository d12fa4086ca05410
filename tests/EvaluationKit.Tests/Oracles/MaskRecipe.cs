using System.Text.Json;
using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>Draws the masks that oracles describe. Their axes are in the order of numpy, the slowest first.</summary>
internal static class MaskRecipe
{
    public static Grid GridOf(JsonElement inputs, JsonElement? spacing = null)
    {
        var sizes = Whole(inputs.GetProperty("shape"));
        var given = spacing ?? (inputs.TryGetProperty("spacing", out var own) ? own : null);
        var mm = given is { } list ? OracleFile.Numbers(list) : [.. sizes.Select(_ => 1.0)];
        return sizes.Length == 2 ? Grid.Of(sizes[1], sizes[0], mm[1], mm[0]) : Grid.Of(sizes[2], sizes[1], sizes[0], mm[2], mm[1], mm[0]);
    }

    public static byte[] Draw(JsonElement recipe, Grid grid)
    {
        var mask = new byte[grid.Count];
        foreach (var item in recipe.ValueKind == JsonValueKind.Array ? [.. recipe.EnumerateArray()] : new[] { recipe })
        {
            if (item.ValueKind == JsonValueKind.Array) mask[IndexOf(Whole(item), grid)] = 1;
            else Draw(item, grid, mask);
        }

        return mask;
    }

    private static void Draw(JsonElement item, Grid grid, byte[] mask)
    {
        var value = item.TryGetProperty("erase", out var erase) && erase.GetBoolean() ? (byte)0 : (byte)1;
        var inside = Shape(item, grid);
        for (var at = 0; at < mask.Length; at++)
            if (inside(Place(at, grid))) mask[at] = value;
    }

    private static Func<int[], bool> Shape(JsonElement item, Grid grid)
    {
        switch (item.GetProperty("type").GetString())
        {
            case "box":
                var (low, high) = (Whole(item.GetProperty("lo")), Whole(item.GetProperty("hi")));
                return place => place.Select((x, axis) => x >= low[axis] && x < high[axis]).All(within => within);
            case "voxel":
                var only = Whole(item.GetProperty("at"));
                return place => place.SequenceEqual(only);
            case "sphere":
                var (centre, radius) = (OracleFile.Numbers(item.GetProperty("centre_mm")), item.GetProperty("radius_mm").GetDouble());
                double[] mm = grid.Dimensions == 2 ? [grid.SpacingY, grid.SpacingX] : [grid.SpacingZ, grid.SpacingY, grid.SpacingX];
                return place => place.Select((x, axis) => Math.Pow(x * mm[axis] - centre[axis], 2)).Sum() <= radius * radius;
            case "lcg":
                var (state, threshold) = (item.GetProperty("seed").GetUInt32(), item.GetProperty("threshold").GetUInt32());
                return _ => (state = unchecked(1664525 * state + 1013904223)) >> 24 < threshold;
            case var other:
                throw new NotSupportedException($"No recipe draws a {other}.");
        }
    }

    private static int[] Place(int at, Grid grid) => grid.Dimensions == 2
        ? [at / grid.Width, at % grid.Width]
        : [at / grid.Width / grid.Height, at / grid.Width % grid.Height, at % grid.Width];

    private static int IndexOf(int[] place, Grid grid) =>
        place[^1] + grid.Width * (place[^2] + (place.Length == 3 ? grid.Height * place[0] : 0));

    private static int[] Whole(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetInt32())];
}
