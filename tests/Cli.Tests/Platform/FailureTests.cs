using GrandChallenge.TestKit;

namespace GrandChallenge.Cli.Tests.Platform;

/// <summary>Each way to go wrong ends with its exit code, a code, the cause and the next step.</summary>
public sealed class FailureTests(PlatformServer platform) : IClassFixture<PlatformServer>
{
    [Fact]
    public async Task A_challenge_that_is_not_there_is_not_found()
    {
        var token = await TokenAsync("seeks-challenge");
        using var folder = new TestFolder().With("x.csv", "a,b\n1,2\n");
        string[][] calls = [
            ["join", "no-such"], ["leaderboard", "no-such/final"], ["leaderboard", "no-such/final", "--json"], ["submit", "no-such/final", folder["x.csv"]],
            ["export", "no-such", folder["copy"]], ["evaluation", Guid.Empty.ToString()], ["watch", Guid.Empty.ToString()]];
        foreach (var args in calls)
            Failures.Check(await RunAsync(token, args), 2, "NOT_FOUND: ");
        Directory.Exists(folder["copy"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_phase_that_is_not_there_is_not_found()
    {
        var token = await TokenAsync("seeks-phase");
        using var folder = await AppliedAsync("phaseless", token);
        Failures.Check(await RunAsync(token, "submit", "phaseless/semifinal", folder["predictions.csv"]), 2, "NOT_FOUND: ");
        Failures.Check(await RunAsync(token, "leaderboard", "phaseless/semifinal"), 2, "NOT_FOUND: ");
    }

    [Fact]
    public async Task Who_does_not_take_part_is_told_to_join()
    {
        using var folder = await AppliedAsync("joined-first", await TokenAsync("has-joined"));
        var call = await RunAsync(await TokenAsync("has-not-joined"), "submit", "joined-first/final", folder["predictions.csv"]);
        Failures.Check(call, 2, "FORBIDDEN: Join ");
    }

    [Fact]
    public async Task A_token_that_may_only_read_cannot_submit()
    {
        var user = await platform.CreateUserAsync("only-reads");
        using var folder = await AppliedAsync("read-only", await platform.CreateTokenAsync(user));
        var token = await platform.CreateTokenAsync(user, "read");
        Failures.Check(await RunAsync(token, "submit", "read-only/final", folder["predictions.csv"]), 2, "FORBIDDEN: ");
    }

    [Fact]
    public async Task After_the_deadline_nothing_is_taken()
    {
        var token = await TokenAsync("is-late");
        using var folder = await AppliedAsync("closed", token, "closes: 2026-02-01T00:00:00Z");
        Failures.Check(await RunAsync(token, "submit", "closed/final", folder["predictions.csv"]), 2, "CONFLICT: Final closed at 2026-02-01 00:00 UTC");
    }

    [Fact]
    public async Task When_the_quota_is_used_up_nothing_is_taken()
    {
        var organiser = await TokenAsync("sets-quota");
        using var folder = await AppliedAsync("quota", organiser);
        var token = await TokenAsync("uses-quota");
        (await RunAsync(token, "join", "quota")).Exit.ShouldBe(0);
        (await RunAsync(token, "submit", "quota/final", folder["predictions.csv"])).Exit.ShouldBe(0);
        Failures.Check(await RunAsync(token, "submit", "quota/final", folder["predictions.csv"]), 2, "CONFLICT: ");
    }

    [Fact]
    public async Task Files_that_are_not_what_the_phase_takes_are_refused()
    {
        var token = await TokenAsync("sends-anything");
        using var folder = await AppliedAsync("takes-csv", token);
        folder.With("empty.csv", "").With("picture.png", "x");
        Failures.Check(await RunAsync(token, "submit", "takes-csv/final", folder["picture.png"]), 2, "VALIDATION: ");
        Failures.Check(await RunAsync(token, "submit", "takes-csv/final", folder["empty.csv"]), 2, "BAD_USE: ");
        Failures.Check(await RunAsync(token, "submit", "takes-csv/final", folder.Directory.FullName), 2, "BAD_USE: There is no file ");
        Failures.Check(await RunAsync(token, "submit", "takes-csv/final", folder["predictions.csv"], "--comment", new string('x', 129)), 2, "VALIDATION: ");
    }

    [Fact]
    public async Task Three_faults_of_a_folder_are_all_told_and_nothing_is_changed()
    {
        var token = await TokenAsync("makes-three-faults");
        using var folder = ScoredChallenge.Folder("three-faults", "{archive: missing.tar}");
        folder.With("challenge.yaml", (await File.ReadAllTextAsync(folder["challenge.yaml"]))
            .Replace("limit: 5", "limit: five", StringComparison.Ordinal).Replace("contact:", "contcat:", StringComparison.Ordinal));

        var call = await RunAsync(token, "apply", folder.Directory.FullName);

        Failures.Check(call, 2, "INVALID_CHALLENGE: ");
        call.Error.ShouldContain("“contcat” is no key of this place. Did you mean “contact”?");
        call.Error.ShouldContain("“limit” must be a whole number");
        call.Error.ShouldContain("missing.tar is missing or empty");
        call.Error.ShouldEndWith("Nothing was changed. Mend the file and run gc again.\n");
        Failures.Check(await RunAsync(token, "export", "three-faults", folder["copy"]), 2, "NOT_FOUND: ");
    }

    [Fact]
    public async Task What_only_the_platform_finds_wrong_is_told_before_anything_is_changed()
    {
        var token = await TokenAsync("wants-the-impossible");
        using var folder = ScoredChallenge.Folder("impossible", "{archive: evaluator.tar}").With("evaluator.tar", SmallImage.Archive());
        folder.With("challenge.yaml", (await File.ReadAllTextAsync(folder["challenge.yaml"]))
            .Replace("memory: 128MiB", "memory: 8MiB", StringComparison.Ordinal).Replace("path: score", "path: \"a[b\"", StringComparison.Ordinal));

        var call = await RunAsync(token, "apply", folder.Directory.FullName);

        Failures.Check(call, 2, "INVALID_CHALLENGE: phase final: ");
        Failures.Check(await RunAsync(token, "export", "impossible", folder["copy"]), 2, "NOT_FOUND: ");
    }

    [Fact]
    public async Task What_is_refused_in_the_midst_of_a_plan_says_how_far_it_came()
    {
        var token = await TokenAsync("changes-too-late");
        using var folder = await AppliedAsync("changed-too-late", token);
        (await RunAsync(token, "submit", "changed-too-late/final", folder["predictions.csv"])).Exit.ShouldBe(0);
        folder.With("challenge.yaml", (await File.ReadAllTextAsync(folder["challenge.yaml"]))
            .Replace("kind: csv", "kind: json", StringComparison.Ordinal).Replace("title: Scored", "title: Other", StringComparison.Ordinal));

        var call = await RunAsync(token, "apply", folder.Directory.FullName);

        call.Exit.ShouldBe(2, call.ToString());
        call.Lines[0].ShouldBe("update   challenge changed-too-late (title)");
        call.Error.ShouldContain(": update   phase final (accepts): ");
        call.Error.ShouldEndWith("    What stands before it in the plan is done. Mend this and run gc apply again; it goes on from there.\n");
    }

    [Fact]
    public async Task A_challenge_of_others_cannot_be_applied_or_exported()
    {
        using var folder = await AppliedAsync("of-others", await TokenAsync("owns-it"));
        var token = await TokenAsync("does-not-own-it");
        Failures.Check(await RunAsync(token, "export", "of-others", folder["copy"]), 2, "FORBIDDEN: ");
        Failures.Check(await RunAsync(token, "apply", folder.Directory.FullName), 2, "FORBIDDEN: ");
    }

    [Fact]
    public async Task An_export_overwrites_nothing()
    {
        var token = await TokenAsync("exports-twice");
        using var folder = await AppliedAsync("exported-twice", token);
        Failures.Check(await RunAsync(token, "export", "exported-twice", folder.Directory.FullName), 2, "BAD_USE: ");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        var token = await TokenAsync("exports-nowhere");
        using var folder = await AppliedAsync("exported-nowhere", token);
        var call = await RunAsync(token, "export", "exported-nowhere", Path.Combine(folder["predictions.csv"], "below"));
        Failures.Check(call, 2, "BAD_USE: ");
        call.Error.ShouldContain(folder["predictions.csv"]);
    }

    [Theory]
    [InlineData("gcp_false", 3, "UNAUTHENTICATED: ")]
    [InlineData("gcp_with\nnewline", 2, "BAD_USE: ")]
    [InlineData("gcp_…", 2, "BAD_USE: ")]
    public async Task A_wrong_token_is_told_apart(string token, int exit, string said)
    {
        using var folder = ScoredChallenge.Folder("tokenless", "{archive: evaluator.tar}").With("evaluator.tar", SmallImage.Archive());
        Failures.Check(await RunAsync(token, "whoami"), exit, said);
        Failures.Check(await RunAsync(token, "submit", "a/b", folder["predictions.csv"]), exit, said);
        Failures.Check(await RunAsync(token, "apply", folder.Directory.FullName), exit, said);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_ends_with_3()
    {
        using var folder = ScoredChallenge.Folder("serverless", "{archive: evaluator.tar}").With("evaluator.tar", SmallImage.Archive());
        string[][] calls = [
            ["login"], ["whoami"], ["join", "x"], ["leaderboard", "a/b", "--csv"], ["submit", "a/b", folder["predictions.csv"]], ["apply", folder.Directory.FullName]];
        foreach (var args in calls)
            Failures.Check(await Gc.RunAsync(new Uri("http://127.0.0.1:1"), "x", args), 3, "UNREACHABLE: http://127.0.0.1:1/ does not answer");
    }

    [Fact]
    public async Task What_gc_has_not_written_is_no_credentials_file()
    {
        using var home = new TestFolder().With("grandchallenge/credentials.json", "[gibberish");
        Failures.Check(await GcProcess.RunAsync(platform.Address, null, home, "whoami"), 2, "BAD_USE: ");
    }

    private Task<Gc> RunAsync(string token, params string[] args) => Gc.RunAsync(platform.Address, token, args);

    private async Task<string> TokenAsync(string user) => await platform.CreateTokenAsync(await platform.CreateUserAsync(user));

    /// <summary>A challenge that takes one submission of each participant.</summary>
    private async Task<TestFolder> AppliedAsync(string name, string token, string dates = "opens: 2026-01-01T00:00:00Z")
    {
        var folder = ScoredChallenge.Folder(name, "{archive: evaluator.tar}").With("evaluator.tar", SmallImage.Archive());
        folder.With("challenge.yaml", (await File.ReadAllTextAsync(folder["challenge.yaml"]))
            .Replace("limit: 5", "limit: 1", StringComparison.Ordinal).Replace("    run:", $"    {dates}\n    run:", StringComparison.Ordinal));
        var call = await RunAsync(token, "apply", folder.Directory.FullName);
        call.Exit.ShouldBe(0, call.ToString());
        return folder;
    }
}
