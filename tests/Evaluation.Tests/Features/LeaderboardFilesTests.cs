using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.EditPhase;
using GrandChallenge.TestKit;

namespace GrandChallenge.Evaluation.Tests.Features;

[Collection(ReadSide.Name)]
public sealed class LeaderboardFilesTests(WebOnlyPlatform platform)
{
    private readonly Stage stage = new(platform);

    [Fact]
    public async Task Both_files_hold_every_row_with_full_numbers()
    {
        var results = new Results(platform, await stage.WithPhaseAsync());
        for (var i = 0; i < 120; i++)
            await results.AddAsync(Guid.CreateVersion7(), FormattableString.Invariant($$"""{"score": {{1 / (i + 3.0):R}}}"""));
        using var client = platform.CreateClient();

        var csv = await client.GetStringAsync($"/challenges/{stage.Slug}/leaderboards/final.csv");
        var json = await client.GetFromJsonAsync<JsonElement>($"/challenges/{stage.Slug}/leaderboards/final.json");

        var lines = csv.TrimEnd().Split("\r\n");
        lines.Length.ShouldBe(121);
        lines[1].Split(',')[5].ShouldBe("0.3333333333333333");
        json.GetProperty("rows").GetProperty("items").GetArrayLength().ShouldBe(120);
        json.GetProperty("rows").GetProperty("items")[0].GetProperty("cells")[0].GetProperty("number").GetDouble().ShouldBe(1 / 3.0);
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("Dice", "Dice")]
    public async Task A_text_cell_never_reads_as_a_formula(string title, string written)
    {
        var phase = await stage.WithPhaseAsync(Stage.Settings with { ScoreTitle = title });
        await new Results(platform, phase).AddAsync(Guid.CreateVersion7(), """{"score": -0.5}""");
        using var client = platform.CreateClient();

        var lines = (await client.GetStringAsync($"/challenges/{stage.Slug}/leaderboards/final.csv")).Split("\r\n");

        lines[0].Split(',')[5].Trim('"').ShouldBe(written);
        lines[1].Split(',')[5].ShouldBe("-0.5");
    }

    [Fact]
    public async Task A_hidden_board_has_no_file_for_a_stranger()
    {
        var phase = await stage.WithPhaseAsync();
        await platform.SendAs(stage.Organiser, new EditPhase(phase, Stage.Settings with { HasPublicBoard = false }));
        using var client = platform.CreateClient();

        (await client.GetAsync($"/challenges/{stage.Slug}/leaderboards/final.csv")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_shows_rule_rows_and_files()
    {
        var phase = await stage.WithPhaseAsync(Stage.Settings with
        {
            Shows = ResultDisplay.Best,
            ErrorPath = "sd",
            Columns = [new MetricColumn { Title = "Volume", Path = "v", Direction = Direction.Ascending, Excluded = true }],
        });
        var user = await platform.CreateUserAsync($"eve-{stage.Slug}");
        await new Results(platform, phase).AddAsync(user, """{"score": 0.5, "sd": 0.25, "v": 3}""");

        var page = await WebVisitor.To(platform).OpenAsync($"/challenges/{stage.Slug}/leaderboards");

        page.Status.ShouldBe(HttpStatusCode.OK, page.Html);
        page.Address.AbsolutePath.ShouldEndWith("/leaderboards/final");
        page.Text.ShouldContain("Ranked by Score, the highest first.");
        page.Text.ShouldContain("The best result of each participant counts.");
        page.Document.QuerySelector("#board tbody tr")!.TextContent.ShouldContain($"eve-{stage.Slug}");
        page.Document.QuerySelector("#board tbody tr")!.TextContent.ShouldContain("0.5000 ± 0.2500");
        page.Document.QuerySelectorAll("a[download]").Length.ShouldBe(1);
    }
}
