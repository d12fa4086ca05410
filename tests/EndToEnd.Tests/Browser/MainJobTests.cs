using System.Text.RegularExpressions;
using GrandChallenge.EndToEnd.Tests.Platform;
using GrandChallenge.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GrandChallenge.EndToEnd.Tests.Browser;

/// <summary>The main job, by hand: an organiser makes a challenge, a participant submits and watches, the board shows the result.</summary>
[Collection(WholePlatformCollection.Name)]
public sealed partial class MainJobTests(WholePlatform platform, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Slug = "retina-vessels";
    private const string Challenge = $"/challenges/{Slug}";
    private const string Phase = $"{Challenge}/phases/final-test";

    [SkippableFact]
    public async Task An_organiser_makes_a_challenge_and_a_participant_is_scored()
    {
        await DockerEngine.RequireAsync();
        await using var organiser = await chromium.WalkerAsync(platform.Address);
        await organiser.SignUpAsync(platform, "olga");
        await MakeChallengeAsync(organiser);
        await EditPageAsync(organiser);
        await CreatePhaseAsync(organiser);
        await UploadGroundTruthAsync(organiser);
        await UploadMethodAsync(organiser);

        await using var participant = await chromium.WalkerAsync(platform.Address);
        await participant.SignUpAsync(platform, "pavel");
        await JoinAsync(participant);
        await SubmitAsync(participant);
        await OpenAsTheOrganiserAsync(organiser, participant.Page.Url);
        await WatchAsync(participant);
        await SeeTheBoardAsync(participant);
        await LookAtWhatOrganisersSeeAsync(organiser);
        participant.Complaints.Concat(organiser.Complaints).ShouldBeEmpty();
    }

    private static async Task MakeChallengeAsync(Walker organiser)
    {
        await organiser.FollowAsync("Create a challenge");
        await organiser.LookAsync("create-challenge");
        await organiser.FillAsync(("Short name", Slug), ("Title", "Retina vessels"), ("Description", "Trace the vessels of the retina."), ("Contact e-mail", "olga@example.org"));
        await organiser.Page.GetByLabel("Visibility", new() { Exact = true }).SelectOptionAsync("Public");
        await organiser.ClickAsync("Create the challenge");
        await Expect(organiser.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your challenge is made.");
        await organiser.LookAsync("challenge-new");
    }

    private static async Task EditPageAsync(Walker organiser)
    {
        await organiser.FollowAsync("Edit this page");
        await organiser.FillAsync(("Text", "# Why\n\nVessels tell of *diabetes*.\n\n| Eye | Images |\n|---|---|\n| left | 40 |\n"));
        await organiser.ClickAsync("Preview");
        await Expect(organiser.Page.Locator("#preview em")).ToHaveTextAsync("diabetes");
        await organiser.LookAsync("edit-page");
        await organiser.ClickAsync("Save the page");
        await Expect(organiser.Page.Locator("article em")).ToHaveTextAsync("diabetes");
        await organiser.LookAsync("page");
    }

    private static async Task CreatePhaseAsync(Walker organiser)
    {
        await organiser.OpenAsync($"{Challenge}/phases");
        await organiser.LookAsync("phases-none");
        await organiser.FollowAsync("Create a phase");
        await organiser.FillAsync(("Title", "Final test"), ("Path of the score in metrics.json", "score"), ("Title of the score", "Overlap"), ("Memory in MiB", "256"), ("Scratch space in MiB", "32"));
        await organiser.LookAsync("create-phase");
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Create the phase", Exact = true }).Last.ClickAsync();
        await Expect(organiser.Page.GetByText("Nothing can be submitted yet")).ToBeVisibleAsync();
        await organiser.LookAsync("phase-new");
    }

    private static async Task UploadGroundTruthAsync(Walker organiser)
    {
        await organiser.FollowAsync("Ground truth");
        await organiser.LookAsync("ground-truth");
        await organiser.ChooseAsync(SmallMethod.GroundTruth());
        await organiser.ClickAsync("Add this version");
        await Expect(organiser.Page.Locator("#versions").GetByText("Active", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await organiser.LookAsync("ground-truth-active");
    }

    private static async Task UploadMethodAsync(Walker organiser)
    {
        await organiser.OpenAsync($"{Phase}/method");
        await organiser.LookAsync("method");
        await organiser.ChooseAsync(SmallMethod.Archive());
        await organiser.Page.GetByLabel("Activate it as soon as it is ready").UncheckAsync();
        await organiser.LookAsync("method-uploaded");
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Add this version" }).First.ClickAsync();
        var versions = organiser.Page.Locator("#versions");
        await Expect(versions.GetByText("Ready", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await organiser.LookAsync("method-ready");

        await organiser.ClickAsync("Activate");
        await organiser.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Activate" }).ClickAsync();
        await Expect(versions.GetByText("Active", new() { Exact = true })).ToBeVisibleAsync();
        await organiser.LookAsync("method-active");
    }

    private static async Task JoinAsync(Walker participant)
    {
        await participant.OpenAsync(Challenge);
        await participant.FollowAsync("Join");
        await participant.LookAsync("join");
        await participant.ClickAsync("Join this challenge");
        await Expect(participant.Page.GetByText("You take part in this challenge")).ToBeVisibleAsync();
        await participant.LookAsync("joined");
    }

    private static async Task SubmitAsync(Walker participant)
    {
        await participant.FollowAsync("Submit");
        await Expect(participant.Page.Locator("#quota")).ToContainTextAsync("5");
        await participant.LookAsync("submit");
        await participant.DropAsync("my-result.csv", SmallMethod.Predictions("0.8125"));
        await participant.FillAsync(("Comment", "first try"));
        await participant.LookAsync("submit-uploaded");
        await participant.ClickAsync("Submit");
        await Expect(participant.Page).ToHaveURLAsync(EvaluationAddress());
    }

    private static async Task OpenAsTheOrganiserAsync(Walker organiser, string evaluation)
    {
        await organiser.OpenAsync(evaluation);
        await Expect(organiser.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("reading 2 rows of truth");
    }

    // No page is asked for again here: what changes comes by itself.
    private static async Task WatchAsync(Walker participant)
    {
        await Expect(participant.Page.Locator("#evaluation-progress").GetByText("Succeeded", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var results = participant.Page.GetByRole(AriaRole.Region, new() { Name = "Results" });
        await Expect(results.GetByRole(AriaRole.Row, new() { Name = "Overlap" })).ToContainTextAsync("0.8125");
        await participant.LookAsync("evaluation");
    }

    private static async Task SeeTheBoardAsync(Walker participant)
    {
        await participant.Page.Locator(".gc-actions").GetByRole(AriaRole.Link, new() { Name = "Leaderboard" }).ClickAsync();
        var row = participant.Page.Locator("#board tbody tr");
        await Expect(row).ToHaveCountAsync(1);
        await Expect(row).ToContainTextAsync("pavel");
        await Expect(row).ToContainTextAsync("0.8125");
        await participant.LookAsync("board-mine");
        await participant.OpenAsync("/my/submissions");
        await participant.LookAsync("my-submissions");
    }

    private static async Task LookAtWhatOrganisersSeeAsync(Walker organiser)
    {
        await Expect(organiser.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("scoring");
        await organiser.LookAsync("evaluation-organiser");
        (string Path, string Name)[] pages =
        [
            (Phase, "phase"), ($"{Phase}/edit", "edit-phase"), ($"{Phase}/submissions", "phase-submissions"), ($"{Phase}/re-score", "re-score"),
            ($"{Challenge}/edit", "edit-challenge"), ($"{Challenge}/images", "images"), ($"{Challenge}/pages", "pages"), ($"{Challenge}/participants", "participants"),
            ($"{Challenge}/requests", "requests"), ($"{Challenge}/admins", "admins"), ("/challenges/mine", "my-challenges"), ("/account/profile", "profile"),
            ("/account/profile/email", "change-email"), ("/account/profile/password", "change-password"),
            ("/account/two-factor", "two-factor"), ("/account/tokens", "tokens"), ("/account/applications", "applications"), ("/account/delete", "delete-account"),
        ];
        foreach (var (path, name) in pages)
        {
            await organiser.OpenAsync(path);
            await organiser.LookAsync(name);
        }
    }

    [GeneratedRegex("/evaluations/[0-9a-f-]{36}$")]
    private static partial Regex EvaluationAddress();
}
