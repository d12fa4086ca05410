using System.Text.Json.Nodes;
using GrandChallenge.TestKit.Images;

namespace GrandChallenge.Cli.Tests.Platform;

[Collection(Scoring.Name)]
public sealed class WatchTests(ScoringServer platform) : IDisposable
{
    private readonly TestFolder home = new();

    [SkippableFact]
    public async Task An_admin_sees_stages_and_output_as_they_happen()
    {
        var token = await platform.TokenAsync("watches");
        var id = await SubmitAsync(token, token, "watched", "echo reading; sleep 3; echo scoring");

        using var gc = GcProcess.Start(platform.Address, token, home, "watch", id);
        await gc.SaysAsync("| reading");
        var meanwhile = JsonNode.Parse((await Gc.RunAsync(platform.Address, token, "evaluation", id, "--json")).Output)!;
        meanwhile["state"]!.ToString().ShouldBe("RUNNING");
        var done = await gc.EndAsync();

        done.Exit.ShouldBe(0, done.ToString());
        done.Output.ShouldContain("state       succeeded");
        var said = done.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        said.ShouldBe(said.Distinct());
        said.Where(line => line is "Running" or "| reading" or "| scoring" or "Succeeded").ShouldBe(["Running", "| reading", "| scoring", "Succeeded"]);
    }

    [SkippableFact]
    public async Task A_participant_sees_stages_and_no_output()
    {
        var organiser = await platform.TokenAsync("lets-watch");
        var token = await platform.TokenAsync("only-takes-part");
        var id = await SubmitAsync(organiser, token, "watched-by-others", "echo secret; sleep 1");

        var done = await GcProcess.RunAsync(platform.Address, token, home, "watch", id);

        done.Exit.ShouldBe(0, done.ToString());
        done.Error.ShouldContain("Succeeded");
        done.Error.ShouldNotContain("secret");
    }

    [SkippableFact]
    public async Task A_failed_submission_ends_with_1_and_tells_why()
    {
        var token = await platform.TokenAsync("watches-failure");
        var id = await SubmitAsync(token, token, "fails", "exit 3");

        var done = await GcProcess.RunAsync(platform.Address, token, home, "watch", id);

        done.Exit.ShouldBe(1, done.ToString());
        done.Output.ShouldContain("state       failed");
        done.Output.ShouldContain("why         ");
        (await Gc.RunAsync(platform.Address, token, "evaluation", id)).Exit.ShouldBe(0);
    }

    public void Dispose() => home.Dispose();

    private async Task<string> SubmitAsync(string organiser, string participant, string name, string before)
    {
        using var folder = ScoredChallenge.Folder(name, "{archive: evaluator.tar}").With("evaluator.tar", ImageArchives.Docker(ScoredChallenge.Image(before)));
        var applied = await Gc.RunAsync(platform.Address, organiser, "apply", folder.Directory.FullName);
        applied.Exit.ShouldBe(0, applied.ToString());
        if (participant != organiser)
            (await Gc.RunAsync(platform.Address, participant, "join", name)).Output.ShouldBe("participant\n");
        var sent = await Gc.RunAsync(platform.Address, participant, "submit", $"{name}/final", folder["predictions.csv"]);
        sent.Exit.ShouldBe(0, sent.ToString());
        return sent.Lines.ShouldHaveSingleItem();
    }
}
