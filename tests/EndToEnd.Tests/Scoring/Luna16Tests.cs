using System.Globalization;
using System.Text.Json.Nodes;
using GrandChallenge.EndToEnd.Tests.Platform;
using GrandChallenge.TestKit;

namespace GrandChallenge.EndToEnd.Tests.Scoring;

/// <summary>LUNA16: 888 scans, 1,186 nodules, and the 55,677 marks of a published detector, from `gc apply` to the board.</summary>
[Collection(WholePlatformCollection.Name)]
public sealed class Luna16Tests(WholePlatform platform)
{
    private const string Phase = "luna16/nodule-detection";

    [SkippableFact]
    public async Task The_board_shows_what_the_official_script_and_the_paper_print()
    {
        var data = SharedData.SkipUnlessPresent("luna16");
        await DockerEngine.RequireAsync();
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(data, "expected.json")))!;
        double[] numbers = [(double)expected["cpm"]!, .. expected["sensitivity"]!.AsArray().Select(value => (double)value!)];
        using var folder = await ChallengeFolder.MakeAsync("luna16");
        var gc = await Gc.AsAsync(platform, await platform.CreateUserAsync("luna-organiser"));

        (await gc.ApplyAsync(folder.Path)).ShouldNotBeEmpty();
        (await gc.ApplyAsync(folder.Path)).ShouldBeEmpty();
        var printed = await gc.MustAsync("submit", Phase, folder.Submission("submission-dpn26.csv"), "--wait");

        printed.ShouldContain("CPM: 0.84196579");
        var row = (await BoardFile.ReadAsync(gc, Phase)).Rows.ShouldHaveSingleItem();
        row.Rank.ShouldBe(1);
        row.Numbers.Take(8).Select(number => Math.Round(number!.Value, 6)).ShouldBe(numbers);
        row.Numbers[8].ShouldBe((double)expected["false_positives"]!);
        await SeenOnTheFileAndThePageAsync(gc, row, numbers);
    }

    private async Task SeenOnTheFileAndThePageAsync(Gc gc, BoardFileRow row, double[] numbers)
    {
        var lines = (await gc.MustAsync("leaderboard", Phase, "--csv")).Split('\n');
        lines[0].ShouldStartWith("Rank,Position,User,Submitted,Score error,CPM,CPM (position),1/8,");
        lines[1].ShouldContain($",{row.Numbers[0]!.Value.ToString("R", CultureInfo.InvariantCulture)},");

        var page = await WebVisitor.To(platform).OpenAsync("/challenges/luna16/leaderboards/nodule-detection");
        var shown = page.Document.QuerySelectorAll("#board tbody tr:first-child td.gc-number").Select(cell => cell.TextContent.Trim());
        shown.Take(8).ShouldBe(numbers.Select(number => number.ToString("F6", CultureInfo.InvariantCulture)));
    }
}
