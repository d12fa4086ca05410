using System.Text.Json.Nodes;
using GrandChallenge.TestKit.Images;

namespace GrandChallenge.Cli.Tests.Platform;

/// <summary>What scripts read: complete, and the same every time.</summary>
[Collection(Scoring.Name)]
public sealed class OutputTests(ScoringServer platform)
{
    [SkippableFact]
    public async Task Boards_and_evaluations_are_whole_and_stable()
    {
        var token = await platform.TokenAsync("reads-output");
        using var folder = ScoredChallenge.Folder("printed", "{archive: evaluator.tar}")
            .With("evaluator.tar", ImageArchives.Docker(ScoredChallenge.Image("echo scoring")))
            .With("third.csv", $"case,score\n1,{1.0 / 3:R}\n");
        (await RunAsync(token, "apply", folder.Directory.FullName)).Exit.ShouldBe(0);
        await RunAsync(token, "submit", "printed/final", folder["predictions.csv"], "--wait", "--comment", "first");
        var sent = JsonNode.Parse((await RunAsync(token, "submit", "printed/final", folder["third.csv"], "--wait", "--json")).Output)!;

        await TablesAreStableAsync(token);
        await CsvIsWholeAsync(token);
        await JsonIsWholeAsync(token);
        await EvaluationIsWholeAsync(token, sent);
    }

    private async Task TablesAreStableAsync(string token)
    {
        var lines = (await RunAsync(token, "leaderboard", "printed/final")).Lines;
        lines.Count.ShouldBe(3);
        lines[0].ShouldMatch("^#  User +Score +Submitted \\(UTC\\)$");
        lines[1].ShouldMatch(@"^1  reads-output  0\.7500  \d{4}-\d\d-\d\d \d\d:\d\d$");
        lines[2].ShouldMatch(@"^2  reads-output  0\.3333  ");
    }

    private async Task CsvIsWholeAsync(string token)
    {
        var csv = await RunAsync(token, "leaderboard", "printed/final", "--csv");
        csv.Output.ShouldBe((await RunAsync(token, "leaderboard", "printed/final", "--csv")).Output);
        csv.Lines[0].TrimEnd('\r').ShouldBe("Rank,Position,User,Submitted,Score error,Score,Score (position),Why there is no rank,Evaluation");
        csv.Lines.Count.ShouldBe(3);
        csv.Lines[2].ShouldContain(",0.3333333333333333,");
    }

    private async Task JsonIsWholeAsync(string token)
    {
        var board = JsonNode.Parse((await RunAsync(token, "leaderboard", "printed/final", "--json")).Output)!;
        Keys(board).ShouldBe([
            "phaseId", "phase", "title", "challenge", "isAdmin", "isHidden", "rule", "shows", "rankedBy", "decimals", "columns", "rows", "results", "unranked", "outdated"]);
        var rows = board["rows"]!["items"]!.AsArray();
        rows.Count.ShouldBe(2);
        Keys(rows[1]!).ShouldBe([
            "rank", "position", "evaluationId", "submissionId", "userId", "user", "submittedAt", "scoreError", "cells", "reason", "isMine", "isOutdated"]);
        ((double)rows[1]!["cells"]![0]!["number"]!).ShouldBe(1.0 / 3);
    }

    private async Task EvaluationIsWholeAsync(string token, JsonNode sent)
    {
        var evaluation = JsonNode.Parse((await RunAsync(token, "evaluation", sent["id"]!.ToString(), "--json")).Output)!;
        JsonNode.DeepEquals(evaluation, sent).ShouldBeTrue();
        Keys(evaluation).ShouldBe([
            "id", "submissionId", "challenge", "challengeTitle", "phase", "phaseTitle", "userId", "user", "submittedAt", "state", "attempt", "queuePlace",
            "isPublished", "rankReason", "metrics", "columns", "times", "versions", "failure"]);
        ((double)evaluation["metrics"]!["score"]!).ShouldBe(1.0 / 3);
        ((double)evaluation["columns"]![0]!["number"]!).ShouldBe(1.0 / 3);
        foreach (var part in (string[])["times", "versions"])
            evaluation[part]!.AsObject().Where(field => field.Value is null).ShouldBeEmpty();
    }

    private static IEnumerable<string> Keys(JsonNode node) => node.AsObject().Select(field => field.Key);

    private Task<Gc> RunAsync(string token, params string[] args) => Gc.RunAsync(platform.Address, token, args);
}
