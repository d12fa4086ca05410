using System.CommandLine;
using System.Net;
using System.Text.Json.Nodes;
using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Commands;

internal static class LeaderboardCommand
{
    public static Command Create()
    {
        var phase = PhaseName.Argument();
        var json = new Option<bool>("--json") { Description = "Print the board as JSON, with full numbers" };
        var csv = new Option<bool>("--csv") { Description = "Print the board as CSV, with full numbers" };
        var command = new Command("leaderboard", "Print a phase's leaderboard") { phase, json, csv };
        command.Validators.Add(call =>
        {
            if (call.GetValue(json) && call.GetValue(csv))
                call.AddError("Choose --json or --csv.");
        });
        command.SetAction(Run.As((session, call, cancellationToken) =>
        {
            var name = PhaseName.Parse(call.GetRequiredValue(phase));
            return call.GetValue(json) ? FileAsync(session, name, "json", cancellationToken)
                : call.GetValue(csv) ? FileAsync(session, name, "csv", cancellationToken)
                : TableAsync(session, name, cancellationToken);
        }));
        return command;
    }

    private static async Task<int> FileAsync(Session session, PhaseName name, string ending, CancellationToken cancellationToken)
    {
        var api = await session.ApiAsync(cancellationToken);
        await name.IdAsync(api, cancellationToken);
        var path = $"challenges/{Uri.EscapeDataString(name.Challenge)}/leaderboards/{Uri.EscapeDataString(name.Phase)}.{ending}";
        using var response = await api.SendAsync(() => api.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellationToken));
        if (response.StatusCode == HttpStatusCode.NotFound)
            throw new Failure(Exit.BadUse, "NOT_FOUND", "There is no leaderboard here that you may see.", "gc whoami says as whom you are signed in.");
        if (!response.IsSuccessStatusCode)
            throw api.Odd(response);
        await session.Output.WriteAsync(await response.Content.ReadAsStringAsync(cancellationToken));
        return Exit.Done;
    }

    private static async Task<int> TableAsync(Session session, PhaseName name, CancellationToken cancellationToken)
    {
        const string query =
            """
            query($challenge: String!, $phase: String!) { leaderboard(challenge: $challenge, phase: $phase) {
              decimals columns { title } rows { nodes { rank user submittedAt reason cells { number problem } } totalCount } } }
            """;
        var api = await session.ApiAsync(cancellationToken);
        var board = (await api.AskAsync(query, new { name.Challenge, name.Phase }, cancellationToken))!;
        var decimals = (int)board["decimals"]!;
        var rows = board["rows"]!["nodes"]!.AsArray();
        string[] head = ["#", "User", .. board["columns"]!.AsArray().Select(column => column!["title"]!.ToString()), "Submitted (UTC)"];
        await session.Output.WriteAsync(TextTable.Of(head, [.. rows.Select(row => Cells(row!, decimals))]));
        var total = (int)board["rows"]!["totalCount"]!;
        if (total > rows.Count)
            session.Say($"The first {rows.Count} of {total} rows; --csv and --json print all.");
        return Exit.Done;
    }

    private static string[] Cells(JsonNode row, int decimals) =>
    [
        row["rank"]?.ToString() ?? "–",
        row["user"]!.ToString(),
        .. row["cells"]!.AsArray().Select(cell => cell!["number"] is { } number ? Text((double)number, decimals) : "–"),
        ((DateTimeOffset)row["submittedAt"]!).UtcDateTime.ToString("yyyy-MM-dd HH:mm"),
    ];

    private static string Text(double number, int decimals) => double.IsInteger(number) && Math.Abs(number) > 1 ? number.ToString("F0") : number.ToString("F" + decimals);
}
