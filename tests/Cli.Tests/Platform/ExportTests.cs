using GrandChallenge.TestKit;

namespace GrandChallenge.Cli.Tests.Platform;

/// <summary>A challenge goes out to a folder and comes back the same.</summary>
public sealed class ExportTests(PlatformServer platform) : IClassFixture<PlatformServer>
{
    private const string Yaml =
        """
        name: everything
        title: "Yes: #1, 'quoted' and \"twice\" – ünlike"
        description: "First line: one\nsecond line\n\n- and a list"
        visibility: unlisted
        join: reviewed
        contact: team@example.org
        modalities: [CT, MRI]
        structures: [Lung]
        tasks: [Detection, Segmentation]
        pages:
          - {title: "null", slug: second, file: b.md, visibility: participants}
          - {title: "123", slug: first, file: a.md, visibility: admins}
          - {title: "- no list", slug: overview, file: c.md}
        phases:
          - title: "Phase: one"
            slug: one
            visibility: hidden
            opens: 2026-01-01T00:00:00.25+01:00
            closes: 2036-12-31T23:59:59Z
            submissions: {kinds: [zip, csv], limit: 7, period: 90s, total: 40, failed: 3}
            score: {path: 'aggregates."8".mean', title: "Score: ü", direction: ascending, decimals: 0, error: aggregates.std}
            columns:
              - {title: "[odd]", path: "labels[0].dice", direction: ascending, exclude: true}
              - {title: Plain, path: plain}
            ranking: median
            display: recent
            publish: manual
            board: hidden
            run: {time: 61s, memory: 1025MiB, cpus: 0.25, scratch: 33MiB, gpu: true}
          - title: Two
            submissions: {kind: image, limit: 0}
            score: {path: x}
        """;

    [Fact]
    public async Task Everything_that_can_be_set_is_exported_and_applied_without_a_change()
    {
        using var source = new TestFolder().With("challenge.yaml", Yaml)
            .With("a.md", "no line end").With("b.md", "# Tabs\t and spaces  \n\n\n---\n: yes\n").With("c.md", "");
        using var target = new TestFolder();
        var token = await platform.CreateTokenAsync(await platform.CreateUserAsync("exports-everything"));
        (await RunAsync(token, "apply", source.Directory.FullName)).Exit.ShouldBe(0);
        await ChangesNothingAsync(token, source.Directory.FullName);

        var exported = await RunAsync(token, "export", "everything", target["one"]);

        exported.Exit.ShouldBe(0, exported.ToString());
        exported.Lines.ShouldBe([target["one/challenge.yaml"]]);
        await ChangesNothingAsync(token, target["one"]);
        await RunAsync(token, "export", "everything", target["two"]);
        Contents(target["one"]).ShouldBe(Contents(target["two"]));
    }

    [Fact]
    public async Task A_page_that_was_written_at_the_browser_is_exported_and_applied_without_a_change()
    {
        using var source = new TestFolder().With("challenge.yaml", "name: from-the-browser\ntitle: T\ncontact: a@example.org\npages: [{title: Overview, file: overview.md}]\n").With("overview.md", "one\n");
        using var target = new TestFolder();
        var token = await platform.CreateTokenAsync(await platform.CreateUserAsync("writes-at-the-browser"));
        var applied = await RunAsync(token, "apply", source.Directory.FullName);
        applied.Exit.ShouldBe(0, applied.ToString());
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = platform.Address };
        var visitor = await new WebVisitor(browser).SignInAsync("writes-at-the-browser");

        var page = await visitor.SubmitAsync("/challenges/from-the-browser/pages/overview/edit", ("Form.Title", "Overview"), ("Form.Markdown", "one\r\n\r\ntwo\r\n"));

        page.Status.ShouldBe(System.Net.HttpStatusCode.OK, page.ToString());
        (await RunAsync(token, "export", "from-the-browser", target["copy"])).Exit.ShouldBe(0);
        (await File.ReadAllTextAsync(target["copy/pages/overview.md"])).ShouldContain("two");
        await ChangesNothingAsync(token, target["copy"]);
    }

    private async Task ChangesNothingAsync(string token, string folder)
    {
        var again = await RunAsync(token, "apply", folder);
        again.Exit.ShouldBe(0, again.ToString());
        again.Lines.SkipLast(1).ShouldAllBe(line => line.StartsWith("keep"), again.ToString());
    }

    private static List<(string, string)> Contents(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => (Path.GetRelativePath(folder, path), File.ReadAllText(path)))];

    private Task<Gc> RunAsync(string token, params string[] args) => Gc.RunAsync(platform.Address, token, args);
}
