using GrandChallenge.EvaluationKit.Faults;

namespace GrandChallenge.EvaluationKit.Tests.Tasks;

public sealed class ReadmeTests
{
    [Fact]
    public void Every_line_of_code_in_the_README_is_compiled()
    {
        var compiled = File.ReadLines(RepositoryRoot.Combine("tests/EvaluationKit.Tests/Tasks/Samples.cs")).Select(line => line.Trim()).ToHashSet();
        var shown = File.ReadLines(RepositoryRoot.Combine("src/EvaluationKit/README.md")).Where(line => line.StartsWith("    ", StringComparison.Ordinal)).ToList();
        shown.Count.ShouldBeGreaterThan(10);
        shown.Select(line => line.Trim()).Where(line => !compiled.Contains(line)).ShouldBeEmpty();
    }

    [Fact]
    public void The_program_of_the_README_scores()
    {
        using var folder = new TaskFolder();
        folder.Truth("a.mha", 1, 1, 2, 3, 0).Input("a.mha", 1, 2, 2, 0, 0).Truth("cases.csv", "case,scanner\na,old\n");
        Samples.Segmentation(["--input", folder.PathOf("input"), "--ground-truth", folder.PathOf("truth"), "--output", folder.PathOf("output")]).ShouldBe(ExitCode.Scored);
        folder.Number("groups.scanner.old.dice_caudate.mean").ShouldBe(0);
        folder.Run(Samples.OwnMetric()).ShouldBe(ExitCode.OrganiserAtFault, "Labels 2 and 3 of the truth are not asked for.");
    }
}
