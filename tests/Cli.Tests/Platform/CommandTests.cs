using GrandChallenge.TestKit;

namespace GrandChallenge.Cli.Tests.Platform;

public sealed class CommandTests(PlatformServer platform) : IClassFixture<PlatformServer>
{
    private const string Yaml =
        """
        name: NAME
        title: From a folder
        description: |
          Made by gc apply.
        contact: team@example.org
        modalities: [mri, CT]
        pages:
          - {title: Data, file: data.md}
          - {title: Overview, file: overview.md}
        phases:
          - title: Final
            submissions: {kind: csv, limit: 5}
            score: {path: score}
            method: {archive: evaluator.tar}
            groundTruth: truth
        """;

    [Fact]
    public async Task A_folder_is_applied_once_and_then_nothing_changes()
    {
        using var folder = Folder("applied-once");
        var token = await TokenAsync("applies-once");
        var first = await Gc.RunAsync(platform.Address, token, "apply", folder.Directory.FullName);
        first.Exit.ShouldBe(0, first.ToString());
        first.Lines[^1].ShouldBe(new Uri(platform.Address, "challenges/applied-once").ToString());

        var second = await Gc.RunAsync(platform.Address, token, "apply", folder.Directory.FullName);
        second.Exit.ShouldBe(0, second.ToString());
        second.Lines.SkipLast(1).ShouldAllBe(line => line.StartsWith("keep"), second.ToString());
    }

    [Fact]
    public async Task A_dry_run_prints_the_plan_and_changes_nothing()
    {
        using var folder = Folder("dry-run");
        var token = await TokenAsync("runs-dry");
        (await Gc.RunAsync(platform.Address, token, "apply", "--dry-run", folder.Directory.FullName)).Lines[0].ShouldBe("create   challenge dry-run");
        (await Gc.RunAsync(platform.Address, token, "apply", "--dry-run", folder.Directory.FullName)).Lines[0].ShouldBe("create   challenge dry-run");
    }

    [Fact]
    public async Task A_rejected_method_ends_with_1_and_its_reason()
    {
        using var folder = Folder("rejected-method").With("evaluator.tar", SmallImage.Archive("arm64"));
        var call = await Gc.RunAsync(platform.Address, await TokenAsync("rejected"), "apply", folder.Directory.FullName);
        call.Exit.ShouldBe(1, call.ToString());
        call.Error.ShouldContain("REJECTED");
        call.Error.ShouldContain("arm64");
    }

    [Fact]
    public async Task What_was_exported_is_applied_without_a_change()
    {
        using var folder = Folder("exported");
        using var target = new TestFolder();
        var token = await TokenAsync("exports");
        (await Gc.RunAsync(platform.Address, token, "apply", folder.Directory.FullName)).Exit.ShouldBe(0);
        (await Gc.RunAsync(platform.Address, token, "export", "exported", target["copy"])).Exit.ShouldBe(0);
        var again = await Gc.RunAsync(platform.Address, token, "apply", "--dry-run", target["copy"]);
        again.Exit.ShouldBe(0, again.ToString());
        again.Lines.ShouldAllBe(line => line.StartsWith("keep"), again.ToString());
    }

    [Fact]
    public async Task A_submission_is_uploaded_and_its_id_is_all_that_is_printed()
    {
        using var folder = Folder("submitted-to").With("predictions.csv", "a,b\n1,2\n");
        var token = await TokenAsync("submits");
        (await Gc.RunAsync(platform.Address, token, "apply", folder.Directory.FullName)).Exit.ShouldBe(0);
        var call = await Gc.RunAsync(platform.Address, token, "submit", "submitted-to/final", folder["predictions.csv"], "--comment", "first");
        call.Exit.ShouldBe(0, call.ToString());
        var id = Guid.Parse(call.Lines.ShouldHaveSingleItem());

        var evaluation = await Gc.RunAsync(platform.Address, token, "evaluation", id.ToString(), "--json");
        evaluation.Output.ShouldContain("\"comment\": \"first\"");
        (await Gc.RunAsync(platform.Address, token, "leaderboard", "submitted-to/final", "--csv")).Output.ShouldStartWith("Rank,");
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_told_the_next_step()
    {
        var call = await Gc.RunAsync(platform.Address, null, "whoami");
        call.Exit.ShouldBe(3);
        call.Error.ShouldContain("UNAUTHENTICATED");
        call.Error.ShouldContain("gc login");
    }

    [Theory]
    [InlineData("submit", "no-slash", "x.csv")]
    [InlineData("submit", "a/b", "/nowhere/x.csv")]
    [InlineData("apply", "/nowhere")]
    [InlineData("evaluation", "not-an-id")]
    [InlineData("leaderboard", "a/b", "--json", "--csv")]
    [InlineData("nonsense")]
    public async Task Bad_use_ends_with_2_and_prints_nothing_to_stdout(params string[] args)
    {
        var call = await Gc.RunAsync(platform.Address, null, args);
        Failures.Check(call, 2, "BAD_USE: ");
    }

    private async Task<string> TokenAsync(string user) => await platform.CreateTokenAsync(await platform.CreateUserAsync(user));

    private static TestFolder Folder(string name) => new TestFolder()
        .With("challenge.yaml", Yaml.Replace("NAME", name, StringComparison.Ordinal))
        .With("overview.md", "# Overview\n").With("data.md", "# Data\n")
        .With("evaluator.tar", SmallImage.Archive())
        .With("truth/truth.csv", "a,b\n1,2\n");
}
