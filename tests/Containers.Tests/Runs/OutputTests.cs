namespace GrandChallenge.Containers.Tests;

public sealed class OutputTests(Engine engine) : RunTest(engine)
{
    [SkippableTheory]
    [InlineData("true", RunOutcome.OutputMissing, "/output/metrics.json")]
    [InlineData("ln -s /opt/ml/input/data/ground_truth/truth.csv /output/metrics.json", RunOutcome.OutputNotAFile, "symbolic link")]
    [InlineData("ln -s /etc/passwd /output/metrics.json", RunOutcome.OutputNotAFile, "symbolic link")]
    [InlineData("mkdir /output/metrics.json", RunOutcome.OutputNotAFile, "folder")]
    [InlineData("mkfifo /output/metrics.json", RunOutcome.OutputNotAFile, "pipe")]
    [InlineData("truncate -s 17M /output/metrics.json", RunOutcome.OutputTooLarge, "17 MiB; at most 16 MiB")]
    [InlineData("truncate -s 10240G /output/metrics.json", RunOutcome.OutputTooLarge, "10 TiB")]
    [InlineData("printf '{\"a\": 1,\\n \"b\": nope}' > /output/metrics.json", RunOutcome.OutputInvalid, "line 2, column 8")]
    [InlineData("printf '{\"a\": NaN, \"b\": }' > /output/metrics.json", RunOutcome.OutputInvalid, "line 1, column 17")]
    [InlineData("printf '\\377\\376{}' > /output/metrics.json", RunOutcome.OutputInvalid, "not UTF-8 at line 1, column 1")]
    [InlineData("echo > /output/metrics.json", RunOutcome.OutputInvalid, "line 2, column 1")]
    public async Task Metrics_that_cannot_be_used_are_refused_with_the_reason(string script, RunOutcome outcome, string words)
    {
        var result = await RunAsync(script);

        result.Outcome.ShouldBe(outcome, result.Message);
        result.Message!.ShouldContain(words);
        result.Metrics.ShouldBeNull();
    }

    [SkippableFact]
    public async Task Numbers_that_JSON_does_not_have_come_through_as_they_were_written()
    {
        var result = await RunAsync("""printf '{"a": NaN, "b": [-Infinity, Infinity], "NaN": "NaN \\"Infinity"}' > /output/metrics.json""");

        Json(result).ShouldBe("""{"a": NaN, "b": [-Infinity, Infinity], "NaN": "NaN \"Infinity"}""");
    }

    [SkippableTheory]
    [InlineData("/output", "/output holds 4 MiB")]
    [InlineData("/tmp", "/tmp holds 8 MiB")]
    public async Task A_program_that_fills_its_disk_is_told_the_limits(string folder, string words)
    {
        var result = await RunAsync($"dd if=/dev/zero of={folder}/full bs=1M count=40 || exit 1");

        result.Outcome.ShouldBe(RunOutcome.DiskFull, result.Message);
        result.Message!.ShouldContain(words);
    }

    [SkippableFact]
    public async Task A_flood_of_output_is_cut_and_its_end_kept()
    {
        var result = await RunAsync("yes 0123456789012345678901234567890123456789 | head -c 60000000; echo; echo the end; exit 5", Profile with { TimeLimit = TimeSpan.FromMinutes(2) });

        result.ExitCode.ShouldBe(5, result.Message);
        result.LastLines[^1].Text.ShouldBe("the end", string.Join('|', result.LastLines.Select(l => l.Text)));
        Observer.Lines.Sum(l => l.Text.Length).ShouldBeLessThan(3 << 20);
        Observer.Lines.ShouldContain(l => l.Stream == RunStream.Note);
    }

    [SkippableFact]
    public async Task Lines_reach_the_observer_clean()
    {
        await RunAsync("""printf '\033[31mred\033[0m \033]0;title\007<b>\001\r\n\342\200\256x\n'; head -c 20000 /dev/zero | tr '\0' 'x'""");

        Observer.Lines.Select(l => l.Text).Take(2).ShouldBe(["red <b>", "x"]);
        Observer.Lines.Last().Text.Length.ShouldBe(8 << 10);
    }
}
