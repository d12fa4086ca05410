using System.Text.Json;

namespace GrandChallenge.EvaluationKit.Tests.Oracles;

/// <summary>The published values in shared/data/metrics/oracles.json.</summary>
internal static class OracleFile
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>All of them; none where the shared data are absent.</summary>
    public static IReadOnlyList<Oracle> All { get; } = Read();

    /// <summary>Finite numbers as they are, others as the strings NaN, Infinity and -Infinity.</summary>
    public static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => double.Parse(value.GetString()!),
    };

    public static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(Number)];

    private static Oracle[] Read()
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("GC_SHARED") ?? RepositoryRoot.Combine("..", "shared"), "data/metrics/oracles.json");
        if (!File.Exists(file)) return [];
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document.RootElement.GetProperty("oracles").Deserialize<Oracle[]>(Names)!;
    }
}
