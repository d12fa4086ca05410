using System.Collections.Concurrent;
using System.Net;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace GrandChallenge.EndToEnd.Tests.Browser;

/// <summary>Somebody who walks through the pages and minds everything that no visitor should meet.</summary>
public sealed class Walker : IAsyncDisposable
{
    public static readonly ViewportSize Wide = new() { Width = 1440, Height = 900 };
    private static readonly ViewportSize Narrow = new() { Width = 360, Height = 740 };
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("GC_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;
    private static readonly ConcurrentDictionary<(string Name, ColorScheme Colours), bool> Looked = [];
    private readonly HashSet<string> judgedNarrow = [];
    private readonly List<string> complaints = [];
    private readonly ColorScheme colours;
    private string place = "at the beginning";

    public Walker(IPage page, Uri site, ColorScheme colours)
    {
        Page = page;
        this.colours = colours;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add($"{place}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => complaints.Add($"{place}: {error}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } address && address.Authority != site.Authority)
                complaints.Add($"{place}: a request to another host: {address}");
        };
    }

    public IPage Page { get; }

    /// <summary>Whatever was wrong on the way; at the end of a walk there must be none.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Opens a page that must answer with this status.</summary>
    public async Task OpenAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        var response = await Page.GotoAsync(path);
        response!.Status.ShouldBe((int)status, path);
        if (status != HttpStatusCode.OK)
            complaints.RemoveAll(complaint => complaint.Contains($"status of {(int)status}", StringComparison.Ordinal));
    }

    public Task ClickAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task FollowAsync(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    /// <summary>Fills fields by their labels.</summary>
    public async Task FillAsync(params (string Label, string Value)[] fields)
    {
        foreach (var (label, value) in fields)
            await Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
    }

    /// <summary>
    /// Looks whether the page is accessible and fits a narrow and a wide window; once under each name and in each theme, whoever comes by.
    /// What a step changes on a page is judged in the wide window; in the narrow one, axe judges each page once.
    /// </summary>
    /// <param name="name">Of the page in complaints, and of its pictures in the folder GC_SCREENSHOTS where that is set.</param>
    public async Task LookAsync(string name)
    {
        if (!Looked.TryAdd((name, colours), true))
            return;
        await Page.WaitForLoadStateAsync(LoadState.Load);
        await Page.EvaluateAsync("scrollTo(0, 0)");
        foreach (var window in (ViewportSize[])[Narrow, Wide])
        {
            await Page.SetViewportSizeAsync(window.Width, window.Height);
            if (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var width && width > window.Width)
                complaints.Add($"{name} is {width} px wide in a window of {window.Width} px");
            if (Screenshots is not null)
                await Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Screenshots, $"{name}-{window.Width}-{colours.ToString().ToLowerInvariant()}.png") });
            if (window == Wide || judgedNarrow.Add(new Uri(Page.Url).AbsolutePath))
                await AxeAsync($"{name} at {window.Width} px");
        }

        place = $"after {name}";
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private async Task AxeAsync(string where)
    {
        var axe = await Page.RunAxe();
        complaints.AddRange(axe.Violations.Select(v => $"{where}: {v.Id} ({v.Impact}): {v.Help} {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
    }
}
