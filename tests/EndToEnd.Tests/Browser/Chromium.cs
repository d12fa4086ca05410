using Microsoft.Playwright;

namespace GrandChallenge.EndToEnd.Tests.Browser;

/// <summary>The machine's Chromium, kept from talking to any other host.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A person at a browser of his own: own cookies, own window.</summary>
    public async Task<Walker> WalkerAsync(Uri site, ColorScheme colours = ColorScheme.Light)
    {
        Skip.If(browser is null, "Chromium is not installed (eng/browser installs it).");
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = site.ToString(),
            ViewportSize = Walker.Wide,
            ColorScheme = colours,
            ReducedMotion = ReducedMotion.Reduce,
        });
        return new Walker(await context.NewPageAsync(), site, colours);
    }

    public async Task InitializeAsync()
    {
        if ((Environment.GetEnvironmentVariable("GC_CHROMIUM") ?? Paths.FirstOrDefault(File.Exists)) is not { } path)
            return;
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
