using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GrandChallenge.Evaluation.Features.Leaderboard;

/// <summary>The board as files at stable addresses, with full numbers: /challenges/{slug}/leaderboards/{phase}.csv and .json.</summary>
internal static class LeaderboardFiles
{
    private const string Full = "R";

    // A spreadsheet takes text that begins like a formula for one: an apostrophe before it keeps it text. Numbers stay numbers.
    private static readonly CsvWriterOptions Csv = new() { Injection = CsvInjection.Escape };

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void MapLeaderboardFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/challenges/{slug}/leaderboards/{phase}.json", async (
            string slug, string phase, ResultDisplay? shows, string? search, IMediator mediator, CancellationToken cancellationToken) =>
            Results.Json(await mediator.Send(new WholeLeaderboard(slug, phase, shows, search), cancellationToken), Json));
        endpoints.MapGet("/challenges/{slug}/leaderboards/{phase}.csv", async (
            string slug, string phase, ResultDisplay? shows, string? search, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var board = await mediator.Send(new WholeLeaderboard(slug, phase, shows, search), cancellationToken);
            return Results.Stream(stream => WriteCsvAsync(board, stream), "text/csv; charset=utf-8", $"{slug}-{phase}.csv");
        });
    }

    public static async Task WriteCsvAsync(LeaderboardView board, Stream stream)
    {
        await using var csv = CsvWriter.Create(stream, Csv, leaveOpen: true);
        csv.WriteHeader(Titles(board));
        foreach (var row in board.Rows.Items)
        {
            Write(csv, row);
            await csv.EndRecordAsync();
        }
    }

    private static string[] Titles(LeaderboardView board) =>
    [
        "Rank", "Position", "User", "Submitted", "Score error",
        .. board.Columns.SelectMany(column => new[] { column.Title, $"{column.Title} (position)" }),
        "Why there is no rank", "Evaluation",
    ];

    private static void Write(CsvWriter csv, BoardRow row)
    {
        csv.WriteField(row.Rank);
        csv.WriteField(row.Position, Full);
        csv.WriteField(row.User);
        csv.WriteField(row.SubmittedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        csv.WriteField(row.ScoreError, Full);
        foreach (var cell in row.Cells)
        {
            csv.WriteField(cell.Number, Full);
            csv.WriteField(cell.Position);
        }

        csv.WriteField(row.Reason);
        csv.WriteField(row.EvaluationId);
    }
}
