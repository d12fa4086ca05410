using Microsoft.Playwright;

namespace GrandChallenge.Web.Tests;

/// <summary>The machine's Chromium, kept from talking to any other host.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? playwright;
    private IBrowser? browser;

    public static string? Path { get; } = Environment.GetEnvironmentVariable("GC_CHROMIUM") ?? Paths.FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Path is null) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task<IPage> OpenAsync(Uri address, int width = 1440, ColorScheme colours = ColorScheme.Light, Action<string>? console = null)
    {
        Skip.If(browser is null, "Chromium is not installed (eng/browser installs it).");
        var page = await browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce });
        if (console is not null)
        {
            page.Console += (_, message) => { if (message.Type is "error" or "warning") console($"{message.Text} ({message.Location})"); };
            page.PageError += (_, error) => console(error);
        }

        await page.GotoAsync(address.ToString());
        return page;
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
