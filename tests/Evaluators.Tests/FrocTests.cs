using GrandChallenge.Scoring;

namespace GrandChallenge.Evaluators.Tests;

public sealed class FrocTests
{
    [Fact]
    public void Between_two_points_the_curve_is_straight()
    {
        // One scan, two nodules. Descending: hit .9 -> (0, .5); false .8 -> (1, .5); hit .7 and false .7 together -> (2, 1).
        var sensitivities = Froc.Sensitivities([0.7, 0.9], [0.8, 0.7], nodules: 2, scans: 1, [0.125, 1, 1.5, 1.75, 2, 8]);

        sensitivities.ShouldBe([0.5, 0.5, 0.75, 0.875, 1, 1], tolerance: 1e-12);
    }

    [Fact]
    public void Undetected_nodules_stay_in_the_denominator() =>
        Froc.Sensitivities([0.9], [], nodules: 4, scans: 2, Froc.Rates).ShouldAllBe(sensitivity => sensitivity == 0.25);

    [Fact]
    public void Without_a_mark_nothing_is_found() =>
        Froc.Sensitivities([], [], nodules: 3, scans: 2, Froc.Rates).ShouldAllBe(sensitivity => sensitivity == 0);

    [Fact]
    public void Scans_without_a_mark_lower_the_rate_of_false_marks()
    {
        // One false mark above the only hit: on one scan that is rate 1, on eight scans 1/8.
        Froc.Sensitivities([0.5], [0.9], nodules: 1, scans: 1, [0.5, 1]).ShouldBe([0, 1], tolerance: 1e-12);
        Froc.Sensitivities([0.5], [0.9], nodules: 1, scans: 8, [0.0625, 0.125]).ShouldBe([0, 1], tolerance: 1e-12);
    }

    [Fact]
    public void Marks_of_one_probability_enter_together() =>
        // A hit and four false marks tie: from (0, 0) straight to (4, 1).
        Froc.Sensitivities([0.5], [0.5, 0.5, 0.5, 0.5], nodules: 1, scans: 1, [1, 2, 4]).ShouldBe([0.25, 0.5, 1], tolerance: 1e-12);
}
