using System.Net;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.EndToEnd.Tests.Platform;
using GrandChallenge.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GrandChallenge.EndToEnd.Tests.Browser;

/// <summary>What somebody sees who is not signed in, in light and in dark.</summary>
[Collection(WholePlatformCollection.Name)]
public sealed class VisitorTests(WholePlatform platform, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Board = $"/challenges/{DemoChallenge.Slug}/leaderboards/preliminary";

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_visitor_finds_the_challenge_and_reads_its_board(ColorScheme colours)
    {
        await platform.DemoAsync();
        await using var visitor = await chromium.WalkerAsync(platform.Address, colours);
        await visitor.OpenAsync("/");
        await visitor.LookAsync("home");
        await visitor.FollowAsync("Find a challenge");
        await visitor.Page.GetByLabel("Search titles and descriptions").FillAsync("made-up chest");
        await visitor.ClickAsync("Search");
        await Expect(visitor.Page.Locator(".gc-card")).ToHaveCountAsync(1);
        await visitor.LookAsync("challenges");

        await visitor.FollowAsync("Demo nodules");
        await visitor.LookAsync("challenge");
        foreach (var (tab, name) in new[] { ("Evaluation", "demo-evaluation"), ("Data", "demo-data"), ("Phases", "demo-phases"), ("Leaderboard", "board") })
        {
            await visitor.FollowAsync(tab);
            await visitor.LookAsync(name);
        }

        await Expect(visitor.Page.Locator("#board tbody tr")).ToHaveCountAsync(3);
        visitor.Complaints.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task The_board_is_sorted_searched_and_cut_to_the_columns_wanted()
    {
        await platform.DemoAsync();
        await using var visitor = await chromium.WalkerAsync(platform.Address);
        await visitor.OpenAsync(Board);
        var users = visitor.Page.Locator("#board tbody td:nth-child(2)");
        await Expect(users).ToHaveTextAsync(["anna", "chen", "ben"]);

        await visitor.FollowAsync("User");
        await Expect(users).ToHaveTextAsync(["anna", "ben", "chen"]);
        await visitor.Page.GetByLabel("Search by user name").FillAsync("EN");
        await visitor.ClickAsync("Search");
        await Expect(users).ToHaveCountAsync(2);
        await visitor.Page.GetByText("Columns").ClickAsync();
        await visitor.Page.GetByLabel("False marks").UncheckAsync();
        await Expect(visitor.Page.Locator("#board th", new() { HasText = "False marks" })).ToBeHiddenAsync();
        await visitor.LookAsync("board-searched");
        await visitor.Page.GetByLabel("Search by user name").FillAsync("nobody");
        await visitor.ClickAsync("Search");
        await Expect(visitor.Page.GetByText("Nobody of that name")).ToBeVisibleAsync();
        await visitor.LookAsync("board-nobody");
        visitor.Complaints.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task What_is_private_and_what_is_not_there_look_the_same()
    {
        var hidden = await platform.CreateChallengeAsync(await platform.CreateUserAsync("secretive"), ChallengeVisibility.Private);
        await using var visitor = await chromium.WalkerAsync(platform.Address);
        await visitor.OpenAsync("/challenges/no-such-challenge", HttpStatusCode.NotFound);
        var said = await visitor.Page.Locator("main").InnerTextAsync();
        await visitor.LookAsync("not-found");
        await visitor.OpenAsync($"/challenges/{hidden}", HttpStatusCode.NotFound);
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldBe(said);
        await visitor.LookAsync("private");
        visitor.Complaints.ShouldBeEmpty();
    }
}
