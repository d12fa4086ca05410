using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GrandChallenge.Web.Tests;

/// <summary>What the scripts do, under the strict policy of the real headers.</summary>
public sealed class InteractionTests(GalleryHost host, Browser browser) : IClassFixture<GalleryHost>, IClassFixture<Browser>
{
    private readonly List<string> complaints = [];

    private Task<IPage> Gallery(string path = "/gallery") => browser.OpenAsync(new Uri(host.Address, path), console: complaints.Add);

    [SkippableFact]
    public async Task The_colours_chosen_stay_after_a_reload()
    {
        var page = await Gallery();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" }).ClickAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
    }

    [SkippableFact]
    public async Task A_destructive_form_asks_first()
    {
        var page = await Gallery();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel the evaluation" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Saved.")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel the evaluation" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel the evaluation" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText("Saved.")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_field_in_error_is_tied_to_its_sentence()
    {
        var page = await Gallery();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var field = page.GetByLabel("Short name");
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(field).ToHaveAccessibleDescriptionAsync("Part of every address; letters, digits and hyphens. The short name 'luna16' is taken; choose another.");
        await Expect(page.GetByLabel("Closes (UTC)")).ToHaveValueAsync("2026-12-01T20:00");
    }

    [SkippableFact]
    public async Task News_appear_as_they_happen_and_logs_stay_text()
    {
        var page = await Gallery();
        await Expect(page.Locator("#stage")).ToHaveTextAsync("Collecting");
        await Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("<b>no markup</b>");
        await Expect(page.Locator("[data-live-state]")).ToHaveTextAsync("finished");
    }

    [SkippableFact]
    public async Task Columns_hidden_stay_hidden()
    {
        var page = await Gallery();
        await page.GetByText("Columns").ClickAsync();
        await page.GetByLabel("CPM").UncheckAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("th[data-column=score]")).ToBeHiddenAsync();
    }

    [SkippableFact]
    public async Task A_file_is_uploaded_and_the_form_carries_its_id()
    {
        var page = await Gallery();
        var submit = page.GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true });
        await Expect(submit).ToBeDisabledAsync();
        await page.GetByLabel("Predictions").SetInputFilesAsync(new FilePayload { Name = "predictions.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("seriesuid,x,y,z\n") });

        await Expect(page.GetByText("uploaded · 16 bytes")).ToBeVisibleAsync();
        await Expect(submit).ToBeEnabledAsync();
        var id = await page.Locator("#Input_UploadId").InputValueAsync();
        Encoding.UTF8.GetString(TusStub.Uploads[id].ToArray()).ShouldBe("seriesuid,x,y,z\n");
        complaints.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_file_of_the_wrong_kind_or_refused_is_explained()
    {
        var page = await Gallery();
        await page.GetByLabel("Predictions").SetInputFilesAsync(new FilePayload { Name = "scan.exe", MimeType = "application/x", Buffer = [1] });
        await Expect(page.GetByText("scan.exe is not of an accepted kind: .csv, .zip.")).ToBeVisibleAsync();

        await page.GetByLabel("Predictions").SetInputFilesAsync(new FilePayload { Name = "a.csv", MimeType = "text/csv", Buffer = new byte[13] });
        await Expect(page.GetByText("This file is cursed; send another.")).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    [SkippableFact]
    public async Task The_query_editor_works_without_eval_or_other_hosts()
    {
        var page = await Gallery("/graphql/ui?user=mira");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Execute query" })).ToBeVisibleAsync(new() { Timeout = 15_000 });
        if (Environment.GetEnvironmentVariable("GC_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "graphiql.png") });
        complaints.Where(c => !c.Contains("style-src", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
