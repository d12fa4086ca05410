using GrandChallenge.Cli.Folder;

namespace GrandChallenge.Cli.Tests.Folder;

public sealed class ChallengeReaderTests : IDisposable
{
    private const string Whole =
        """
        name: nodules
        title: Nodules
        contact: team@example.org
        pages:
          - {title: Overview, file: overview.md}
        phases:
          - title: Final test
            opens: 2026-01-01T00:00:00+01:00
            submissions: {kinds: [zip, csv], limit: 3, period: 12h, total: 9}
            score: {path: a.b, direction: ascending, decimals: 2}
            columns: [{title: Dice, path: "labels[0].dice", exclude: true}]
            display: recent
            run: {time: 90s, memory: 2GiB, cpus: 1.5, scratch: 64MiB}
            method: {archive: evaluator.tar}
            groundTruth: truth/
        """;

    private readonly TestFolder folder = new();

    [Fact]
    public void A_whole_file_is_read()
    {
        var challenge = Read(Whole);
        challenge.Name.ShouldBe("nodules");
        challenge.Pages.ShouldHaveSingleItem().ShouldBe(new PageFile("overview", "Overview", "# Hello\n", "EVERYONE"));
        var phase = challenge.Phases.ShouldHaveSingleItem();
        phase.Method.ShouldBeOfType<ImageArchive>();
        phase.Settings.Slug.ShouldBe("final-test");
        phase.Settings.Opens.ShouldBe(new DateTimeOffset(2025, 12, 31, 23, 0, 0, TimeSpan.Zero));
        phase.Settings.Accepts.ShouldBe(["CSV", "ZIP"]);
        (phase.Settings.SubmissionLimit, phase.Settings.SubmissionPeriodSeconds, phase.Settings.TotalLimit).ShouldBe((3, 43200, 9));
        (phase.Settings.ScoreDirection, phase.Settings.ScoreDecimals, phase.Settings.Shows).ShouldBe(("ASCENDING", 2, "MOST_RECENT"));
        phase.Settings.Columns.ShouldBe([new ColumnFile("Dice", "labels[0].dice", "DESCENDING", Excluded: true)]);
        (phase.Settings.TimeLimitSeconds, phase.Settings.MemoryMiB, phase.Settings.Cpus, phase.Settings.ScratchMiB).ShouldBe((90, 2048, 1.5, 64));
    }

    [Theory]
    [InlineData("title: Nodules", "titel: Nodules", ":2:1: “titel” is no key of this place. Did you mean “title”?")]
    [InlineData("title: Nodules", "", "“title” is missing")]
    [InlineData("file: overview.md", "file: no.md", ":5:29: There is no file no.md")]
    [InlineData("file: overview.md", "slug: Über uns, file: overview.md", ":5:29: A page cannot have the address “Über uns”")]
    [InlineData("file: overview.md", "slug: create, file: overview.md", "A page cannot have the address “create”")]
    [InlineData("limit: 3", "limit: three", ":9:45: “limit” must be a whole number from 0 to 1,000,000, not “three”.")]
    [InlineData("limit: 3", "limit: -1", "“limit” must be a whole number")]
    [InlineData("period: 12h", "period: 12 hours", "“period” must be a length of time such as 90s, 15m, 12h or 1d, not “12 hours”.")]
    [InlineData("kinds: [zip, csv]", "kinds: [zip, xml]", "“kinds” must be csv or json or image or zip, not “xml”.")]
    [InlineData("direction: ascending", "direction: up", "“direction” must be descending or ascending, not “up”.")]
    [InlineData("exclude: true", "exclude: maybe", "“exclude” must be true or false, not “maybe”.")]
    [InlineData("opens: 2026-01-01T00:00:00+01:00", "opens: 2026-01-01", "an instant with its zone")]
    [InlineData("memory: 2GiB", "memory: 2 GB", "“memory” must be a size such as 512MiB or 4GiB, not “2 GB”.")]
    [InlineData("archive: evaluator.tar", "archive: none.tar", "none.tar is missing or empty")]
    [InlineData("{archive: evaluator.tar}", "{archive: evaluator.tar, image: x}", "“method” is one of")]
    [InlineData("{archive: evaluator.tar}", "{image: team/evaluator:latest}", "Name the image by its digest")]
    [InlineData("groundTruth: truth/", "groundTruth: none/", "missing or empty")]
    [InlineData("pages:", "pages: 5\nmore:", "“pages” must be a list.")]
    [InlineData("name: nodules", "name: [", "This is no YAML")]
    [InlineData("display: recent", "display: recent\n    closes: 2025-01-01T00:00:00Z", "“closes” must be later than “opens”.")]
    public void A_mistake_is_named_with_its_place(string right, string wrong, string sentence)
    {
        var failure = Should.Throw<Failure>(() => Read(Whole.Replace(right, wrong, StringComparison.Ordinal)));
        failure.Exit.ShouldBe(Exit.BadUse);
        failure.Message.ShouldContain(sentence);
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        var failure = Should.Throw<Failure>(() => Read(Whole.Replace("limit: 3", "limit: x", StringComparison.Ordinal).Replace("cpus: 1.5", "cpus: y", StringComparison.Ordinal)));
        failure.Message.Split('\n').Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("brain")]
    [InlineData("demo")]
    [InlineData("luna16")]
    public void The_challenges_of_this_repository_can_be_read(string name)
    {
        var source = Path.Combine(TestKit.RepositoryRoot.Path, "docker", name, "challenge");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            folder.With(Path.GetRelativePath(source, file), File.ReadAllText(file));
        folder.With("evaluator.tar", "x").With("ground-truth/x.csv", "x");
        ChallengeReader.Read(folder.Directory).Phases.ShouldNotBeEmpty();
    }

    public void Dispose() => folder.Dispose();

    private ChallengeFile Read(string yaml) => ChallengeReader.Read(
        folder.With("challenge.yaml", yaml).With("overview.md", "# Hello\r\n").With("evaluator.tar", "x").With("truth/a.csv", "x").Directory);
}
