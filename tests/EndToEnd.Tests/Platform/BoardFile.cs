using System.Text.Json.Nodes;

namespace GrandChallenge.EndToEnd.Tests.Platform;

/// <summary>A leaderboard as its JSON file says it.</summary>
public sealed class BoardFile(JsonNode board)
{
    public static async Task<BoardFile> ReadAsync(Gc gc, string phase) => new(JsonNode.Parse(await gc.MustAsync("leaderboard", phase, "--json"))!);

    public IReadOnlyList<string> Columns { get; } = [.. board["columns"]!.AsArray().Select(column => column!["title"]!.ToString())];

    public IReadOnlyList<BoardFileRow> Rows { get; } = [.. board["rows"]!["items"]!.AsArray().Select(row => new BoardFileRow(row!))];
}

public sealed class BoardFileRow(JsonNode row)
{
    public int? Rank { get; } = (int?)row["rank"];

    public string User { get; } = row["user"]!.ToString();

    public Guid EvaluationId { get; } = Guid.Parse(row["evaluationId"]!.ToString());

    public IReadOnlyList<double?> Numbers { get; } = [.. row["cells"]!.AsArray().Select(cell => (double?)cell!["number"])];
}
