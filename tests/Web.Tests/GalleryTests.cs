using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace GrandChallenge.Web.Tests;

/// <summary>Every part of the frame in a real browser. Set GC_SCREENSHOTS to a folder to look at it.</summary>
public sealed class GalleryTests(GalleryHost host, Browser browser) : IClassFixture<GalleryHost>, IClassFixture<Browser>
{
    [SkippableTheory]
    [InlineData("/gallery?user=mira", 1440, ColorScheme.Light)]
    [InlineData("/gallery?user=mira", 1440, ColorScheme.Dark)]
    [InlineData("/gallery", 360, ColorScheme.Light)]
    [InlineData("/gallery", 360, ColorScheme.Dark)]
    [InlineData("/error/404", 1440, ColorScheme.Light)]
    public async Task Every_part_is_accessible_and_fits(string path, int width, ColorScheme colours)
    {
        var complaints = new List<string>();
        var page = await browser.OpenAsync(new Uri(host.Address, path), width, colours, complaints.Add);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (Environment.GetEnvironmentVariable("GC_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{path.Split('/', '?')[1]}-{width}-{colours}.png") });

        var axe = await page.RunAxe();

        axe.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(" | ", v.Nodes.Select(n => n.Html))}").ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        complaints.Where(c => !c.Contains("404", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
