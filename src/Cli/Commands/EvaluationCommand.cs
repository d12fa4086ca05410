using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Commands;

internal static class EvaluationCommand
{
    private const string Query =
        """
        query($id: UUID!) { evaluation(id: $id) {
          id submissionId challenge challengeTitle phase phaseTitle userId user submittedAt state attempt queuePlace isPublished rankReason metrics
          columns { title direction counts number error problem decimals }
          times { queued prepared started collected finished notBefore }
          versions { methodNumber methodImage groundTruthNumber groundTruthSha256 isCurrent fileName submissionSha256 submissionBytes comment }
          failure { cause stage message exitCode outOfMemory timedOut lastLines } } }
        """;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Option<bool> JsonOption() => new("--json") { Description = "Print all of it as JSON" };

    public static Command Create()
    {
        var id = new Argument<Guid>("ID") { Description = "Of the evaluation, as gc submit prints it" };
        var json = JsonOption();
        var command = new Command("evaluation", "Print an evaluation: results, versions, and why it failed") { id, json };
        command.SetAction(Run.As(async (session, call, cancellationToken) =>
        {
            await PrintAsync(session, call.GetRequiredValue(id), call.GetValue(json), cancellationToken);
            return Exit.Done;
        }));
        return command;
    }

    /// <returns>0, or 1 if the evaluation has failed or was cancelled.</returns>
    public static async Task<int> PrintAsync(Session session, Guid id, bool json, CancellationToken cancellationToken)
    {
        var evaluation = (await (await session.ApiAsync(cancellationToken)).AskAsync(Query, new { id }, cancellationToken))!;
        if (evaluation["metrics"]?.GetValueKind() == JsonValueKind.String)
            evaluation["metrics"] = JsonNode.Parse(evaluation["metrics"]!.ToString());
        await session.Output.WriteLineAsync(json ? evaluation.ToJsonString(Indented) : Text(evaluation));
        return evaluation["state"]!.ToString() is "FAILED" or "CANCELLED" ? Exit.Failed : Exit.Done;
    }

    private static string Text(JsonNode evaluation)
    {
        var lines = new List<string>
        {
            $"evaluation  {evaluation["id"]}",
            $"phase       {evaluation["challenge"]}/{evaluation["phase"]}",
            $"state       {evaluation["state"]!.ToString().ToLowerInvariant()}",
        };
        lines.AddRange(evaluation["columns"]!.AsArray().Select(column => $"result      {column!["title"]}: {column["number"] ?? column["problem"]}"));
        if (evaluation["rankReason"] is { } reason)
            lines.Add($"no rank     {reason}");
        if (evaluation["failure"] is { } failure)
        {
            lines.Add($"cause       {failure["cause"]!.ToString().ToLowerInvariant()}, while {failure["stage"]!.ToString().ToLowerInvariant()}");
            lines.Add($"why         {failure["message"]}");
        }

        return string.Join('\n', lines);
    }
}
