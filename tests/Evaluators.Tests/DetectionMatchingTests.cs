using GrandChallenge.Scoring;

namespace GrandChallenge.Evaluators.Tests;

public sealed class DetectionMatchingTests
{
    private static readonly Finding Nodule = new(0, 0, 0, 0, DiameterMm: 10);

    [Fact]
    public void A_mark_on_the_surface_misses()
    {
        var matching = Match([At(5, 0.9)], [Nodule]);

        matching.TruePositives.ShouldBeEmpty();
        matching.FalsePositives.ShouldBe([0.9]);
        matching.FalseNegatives.ShouldBe(1);
    }

    [Fact]
    public void Further_hits_of_a_nodule_count_neither_way()
    {
        var matching = Match([At(1, 0.3), At(2, 0.8), At(3, 0.5)], [Nodule]);

        matching.TruePositives.ShouldBe([0.8]);
        matching.FalsePositives.ShouldBeEmpty();
        matching.IgnoredDoubleDetections.ShouldBe(2);
    }

    [Fact]
    public void One_mark_within_two_nodules_finds_both() =>
        Match([At(2, 0.7)], [Nodule, Nodule with { X = 4 }]).TruePositives.ShouldBe([0.7, 0.7]);

    [Fact]
    public void Marks_on_excluded_findings_are_left_out_once_each()
    {
        var excluded = new Finding(0, 100, 0, 0, DiameterMm: -1);

        var matching = Match([At(104.9, 0.6), At(105.1, 0.4)], [Nodule], [excluded, excluded with { X = 101 }, Nodule]);

        matching.IgnoredOnExcluded.ShouldBe(2);
        matching.FalsePositives.ShouldBeEmpty();
        Match([At(105.1, 0.4)], [Nodule], [excluded]).FalsePositives.ShouldBe([0.4]);
    }

    [Fact]
    public void A_hit_on_a_nodule_wins_over_an_excluded_finding() =>
        Match([At(1, 0.9)], [Nodule], [Nodule]).TruePositives.ShouldBe([0.9]);

    [Fact]
    public void Marks_that_tie_with_the_first_one_too_many_are_dropped()
    {
        var matching = Match([At(50, 0.9), At(60, 0.5), At(70, 0.5), At(80, 0.1)], [Nodule], limit: 2);

        matching.Candidates.ShouldBe(1);
        matching.FalsePositives.ShouldBe([0.9]);
    }

    [Fact]
    public void Marks_of_another_scan_do_not_hit()
    {
        var matching = DetectionMatching.Of(2, [At(0, 0.9) with { Scan = 1 }], [Nodule], [], marksPerScan: 100);

        matching.FalseNegatives.ShouldBe(1);
        matching.FalsePositives.ShouldBe([0.9]);
    }

    private static Mark At(double x, double probability) => new(0, x, 0, 0, probability);

    private static DetectionMatching Match(List<Mark> marks, List<Finding> nodules, List<Finding>? excluded = null, int limit = 100) =>
        DetectionMatching.Of(1, marks, nodules, excluded ?? [], limit);
}
