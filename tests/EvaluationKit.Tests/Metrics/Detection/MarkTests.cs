using CsCheck;
using GrandChallenge.EvaluationKit.Metrics.Detection;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Detection;

public sealed class MarkTests
{
    private static readonly Finding Nodule = new(0, 0, 0, 0, 5);

    [Fact]
    public void The_surest_hit_counts_and_the_rules_say_what_the_others_do()
    {
        Mark[] marks = [new(0, 1, 0, 0, 0.3), new(0, 0, 2, 0, 0.8), new(0, 50, 0, 0, 0.5)];
        var ignored = MarkScoring.Of(1, marks, [Nodule], [], MarkRules.Luna16);
        (ignored.TruePositives, ignored.FalsePositives, ignored.IgnoredDoubles).ShouldBe((1, 1, 1));
        ignored.Curve().Thresholds[1].ShouldBe(0.8);
        var counted = MarkScoring.Of(1, marks, [Nodule], [], new());
        (counted.TruePositives, counted.FalsePositives, counted.IgnoredDoubles).ShouldBe((1, 2, 0));
    }

    [Fact]
    public void A_mark_on_the_edge_hits_when_the_rules_say_so()
    {
        Mark[] marks = [new(0, 3, 4, 0, 0.3)];
        MarkScoring.Of(1, marks, [Nodule], [], new(EdgeHits: true)).TruePositives.ShouldBe(1);
        MarkScoring.Of(1, marks, [Nodule], [], new(EdgeHits: false)).TruePositives.ShouldBe(0);
    }

    [Fact]
    public void A_mark_on_an_excluded_finding_is_left_out_unless_it_hits_another()
    {
        var excluded = Nodule with { X = 8 };
        Mark[] marks = [new(0, 4, 0, 0, 0.3), new(0, 9, 0, 0, 0.4)];
        var scoring = MarkScoring.Of(1, marks, [Nodule], [excluded], new());
        (scoring.TruePositives, scoring.FalsePositives, scoring.IgnoredOnExcluded).ShouldBe((1, 0, 1));
    }

    [Fact]
    public void Of_too_many_marks_those_that_tie_with_the_first_one_dropped_go_too()
    {
        Mark[] marks = [new(0, 50, 0, 0, 0.9), new(0, 50, 0, 0, 0.5), new(0, 50, 0, 0, 0.5), new(0, 50, 0, 0, 0.5)];
        MarkScoring.Of(1, marks, [], [], new(MarksPerCase: 2)).FalsePositives.ShouldBe(1);
        MarkScoring.Of(1, marks, [], [], new(MarksPerCase: 4)).FalsePositives.ShouldBe(4);
    }

    [Fact]
    public void A_case_outside_the_list_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => MarkScoring.Of(1, [new(1, 0, 0, 0, 0)], [], [], new())).Message.ShouldContain("0..0");

    [Fact]
    public void The_curve_can_be_read_in_both_directions()
    {
        var curve = FrocCurve.Of([0.9, 0.6, 0.3], [0.8, 0.5, 0.5], targets: 4, images: 2);
        curve.FalsePositivesPerImage.ToArray().ShouldBe([0, 0, 0.5, 0.5, 1.5, 1.5]);
        curve.Sensitivities.ToArray().ShouldBe([0, 0.25, 0.25, 0.5, 0.5, 0.75]);
        curve.SensitivityAt(0.25).ShouldBe(0.25);
        curve.SensitivityAt(100).ShouldBe(0.75);
        curve.FalsePositivesAt(0.5).ShouldBe(0.5);
        curve.FalsePositivesAt(0.8).ShouldBe(double.NaN);
        FrocCurve.Of([], [0.1], 0, 1).SensitivityAt(1).ShouldBe(double.NaN);
    }

    [Fact]
    public void A_bootstrapped_curve_is_the_curve_of_the_cases_drawn() =>
        Gen.Select(Gen.Int[0, 5].Array[30], Gen.Int[0, 9].Array[30], Gen.Int[0, 3].Array[6], Gen.Int[0, 100].Array[12]).Sample((caseOf, scores, weights, findingCases) =>
        {
            Mark[] marks = [.. caseOf.Select((place, i) => new Mark(place, i % 7 * 4, 0, 0, scores[i] / 10.0))];
            Finding[] findings = [.. findingCases.Select(number => new Finding(number % 6, number % 5 * 6, 0, 0, 3))];
            var scoring = MarkScoring.Of(6, marks, findings, [], MarkRules.Luna16);
            double[] rates = [0.1, 0.5, 1, 2, 9];

            // Copies of a case under numbers of their own are the same resample.
            int[] drawn = [.. weights.SelectMany((weight, place) => Enumerable.Repeat(place, weight))];
            if (drawn.Length == 0) return;
            var copies = MarkScoring.Of(
                drawn.Length,
                [.. drawn.SelectMany((place, copy) => marks.Where(mark => mark.Case == place).Select(mark => mark with { Case = copy }))],
                [.. drawn.SelectMany((place, copy) => findings.Where(finding => finding.Case == place).Select(finding => finding with { Case = copy }))],
                [],
                MarkRules.Luna16);
            var curve = copies.Curve();
            new FrocSweep(scoring).Sensitivities(weights, rates).ShouldBe(Array.ConvertAll(rates, curve.SensitivityAt), 1e-12);
        });
}
