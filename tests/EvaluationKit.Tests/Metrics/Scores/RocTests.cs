using CsCheck;
using GrandChallenge.EvaluationKit.Metrics.Scores;
using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Scores;

public sealed class RocTests
{
    // Scores in steps, so that many tie.
    private static readonly Gen<(bool[] Positive, double[] Scores)> Cases =
        Gen.Int[2, 25]
            .SelectMany(n => Gen.Select(Gen.Bool.Array[n], Gen.Int[0, 8].Array[n]))
            .Select((positive, scores) => (positive, scores: Array.ConvertAll(scores, score => score / 8.0)))
            .Where(cases => cases.positive.Contains(true) && cases.positive.Contains(false));

    [Fact]
    public void The_area_is_the_share_of_pairs_in_order() => Cases.Sample(cases =>
    {
        var (positive, scores) = cases;
        var area = Auroc.Of(positive, scores);
        area.ShouldBe(Pairs(positive, scores).Average(), 1e-12);
        Auroc.Of(positive, Array.ConvertAll(scores, score => -score)).ShouldBe(1 - area, 1e-12);
        Auroc.Of(positive, Array.ConvertAll(scores, score => Math.Exp(3 * score))).ShouldBe(area, 1e-12);
        Auroc.Partial(positive, scores, 1).ShouldBe(area, 1e-12);
        Auroc.StandardisedPartial(positive, scores, 1).ShouldBe(area, 1e-12);
    });

    [Fact]
    public void A_partial_area_is_the_area_under_the_interpolated_curve() => Cases.Sample(cases =>
    {
        var curve = RocCurve.Of(cases.Positive, cases.Scores);
        var steps = Enumerable.Range(0, 3000).Average(i => curve.At((i + 0.5) / 3000 * 0.3)) * 0.3;
        Auroc.Partial(cases.Positive, cases.Scores, 0.3).ShouldBe(steps, 2e-4);
    }, iter: 30);

    [Fact]
    public void Partial_areas_are_scaled_from_chance_to_perfection()
    {
        Auroc.StandardisedPartial([false, false, true, true], [0.1, 0.2, 0.8, 0.9], 0.2).ShouldBe(1, 1e-15);
        Auroc.StandardisedPartial([false, true], [0.5, 0.5], 0.2).ShouldBe(0.5, 1e-15);
        Auroc.Partial([false, true], [0.5, 0.5], 0.2).ShouldBe(0.02, 1e-15);
    }

    [Fact]
    public void One_class_has_no_curve()
    {
        Auroc.Of([true, true], [0.1, 0.2]).ShouldBe(double.NaN);
        Auroc.Partial([false], [0.1], 0.5).ShouldBe(double.NaN);
        DeLong.Variance([true, false], [0.1, 0.2]).ShouldBe(double.NaN);
        OperatingPoint.SensitivityAtSpecificity(ThresholdCounts.Of([true], [1]), 0.5).Value.ShouldBe(double.NaN);
        Auroc.Of([], []).ShouldBe(double.NaN);
    }

    [Fact]
    public void Points_on_a_straight_line_do_not_change_the_curve() => Cases.Sample(cases =>
    {
        var (full, dropped) = (RocCurve.Of(cases.Positive, cases.Scores), RocCurve.Of(cases.Positive, cases.Scores, dropIntermediate: true));
        dropped.Thresholds.Length.ShouldBeLessThanOrEqualTo(full.Thresholds.Length);
        for (var rate = 0.0; rate <= 1; rate += 1 / 64.0)
            dropped.At(rate).ShouldBe(full.At(rate), 1e-12);
    });

    [Fact]
    public void DeLongs_variance_is_that_of_all_pairs() => Cases.Where(cases => cases.Positive.Count(p => p) > 1 && cases.Positive.Count(p => !p) > 1).Sample(cases =>
    {
        var (positive, scores) = cases;
        double[] hits = [.. scores.Where((_, i) => positive[i])], misses = [.. scores.Where((_, i) => !positive[i])];
        var rows = hits.Select(hit => misses.Average(miss => Win(hit, miss))).ToArray();
        var columns = misses.Select(miss => hits.Average(hit => Win(hit, miss))).ToArray();
        var expected = (Variance(rows) / rows.Length) + (Variance(columns) / columns.Length);
        DeLong.Variance(positive, scores).ShouldBe(expected, 1e-12);
    });

    [Fact]
    public void Two_algorithms_are_compared_on_the_same_cases() =>
        Gen.Select(Gen.Double[0, 1].Array[20], Gen.Double[0, 1].Array[20]).Sample((first, second) =>
        {
            bool[] positive = [.. Enumerable.Range(0, 20).Select(i => i % 3 == 0)];
            DeLongTest test = DeLong.Test(positive, first, second), swapped = DeLong.Test(positive, second, first);
            swapped.Z.ShouldBe(-test.Z, 1e-9);
            swapped.P.ShouldBe(test.P, 1e-9);
            test.First.ShouldBe(Auroc.Of(positive, first), 1e-12);
            DeLong.Test(positive, first, first).P.ShouldBe(1);
            var interval = DeLong.ConfidenceInterval(positive, first, 0.9);
            test.First.ShouldBeInRange(interval.Low, interval.High);

            // Var(A - B) + Var(A + B) = 2 Var(A) + 2 Var(B) bounds the variance of the difference.
            test.Variance.ShouldBeInRange(-1e-12, (2 * (DeLong.Variance(positive, first) + DeLong.Variance(positive, second))) + 1e-12);
        });

    [Fact]
    public void The_best_operating_point_is_found_among_all_thresholds() => Cases.Sample(cases =>
    {
        var (positive, scores) = cases;
        double p = positive.Count(x => x), n = positive.Length - p;
        var thresholds = scores.Append(double.PositiveInfinity).Distinct().ToArray();
        var points = thresholds.Select(t => (
            Sensitivity: scores.Where((score, i) => positive[i] && score >= t).Count() / p,
            Specificity: scores.Where((score, i) => !positive[i] && score < t).Count() / n));
        var best = OperatingPoint.SensitivityAtSpecificity(ThresholdCounts.Of(positive, scores), 0.7);
        best.Value.ShouldBe(points.Where(point => point.Specificity >= 0.7).Max(point => point.Sensitivity));
        var at = points.ElementAt(Array.IndexOf(thresholds, best.Threshold));
        at.ShouldBe((best.Value, at.Specificity));
        at.Specificity.ShouldBeGreaterThanOrEqualTo(0.7);
    });

    [Fact]
    public void Interpolated_precision_is_no_lower_than_the_steps() => Cases.Sample(cases =>
    {
        var counts = ThresholdCounts.Of(cases.Positive, cases.Scores);
        AveragePrecision.AllPoints(counts).ShouldBeGreaterThanOrEqualTo(AveragePrecision.Step(counts) - 1e-12);
        new[] { AveragePrecision.Coco101(counts), AveragePrecision.ElevenPoints(counts), AveragePrecision.Trapezoid(counts) }.ShouldAllBe(value => value >= 0 && value <= 1);
    });

    [Fact]
    public void Nothing_found_has_an_average_precision_of_zero_and_nothing_to_find_has_none()
    {
        foreach (var rule in new Func<ThresholdCounts, double>[]
            { AveragePrecision.Step, AveragePrecision.Trapezoid, AveragePrecision.AllPoints, AveragePrecision.ElevenPoints, AveragePrecision.Coco101 })
        {
            rule(ThresholdCounts.OfDetections([], [], 3)).ShouldBe(0);
            rule(ThresholdCounts.OfDetections([false], [0.3], 0)).ShouldBe(double.NaN);
            rule(ThresholdCounts.OfDetections([true], [0.3], 1)).ShouldBe(1);
        }
    }

    [Fact]
    public void A_score_that_is_no_number_is_refused() =>
        Should.Throw<ArgumentException>(() => Auroc.Of([true, false], [0.5, double.NaN])).Message.ShouldContain("scores[1]");

    [Fact]
    public void The_bootstrapped_band_holds_the_curve_and_draws_every_case()
    {
        bool[] positive = [false, true, false, true, true, false, true, false, false, true];
        double[] scores = [0.1, 0.1, 0.4, 0.4, 0.4, 0.35, 0.8, 0.8, 0.2, 0.9];
        var band = RocBand.Of(positive, scores, replicates: 400, seed: 1);
        band.Auroc.Low.ShouldBeInRange(0.2, 0.6);
        band.Auroc.High.ShouldBeInRange(0.8, 1);
        band.Mean.ShouldBe([.. band.Mean.Order()]);
        band.Mean.Zip(band.Low, (mean, low) => mean - low).ShouldAllBe(distance => distance >= -1e-12);
        RocBand.Of(positive, scores, replicates: 400, seed: 1).Mean.ShouldBe(band.Mean);

        // evalutils draws below n - 1 and so never the last case; ours draws all.
        Enumerable.Range(0, 20).SelectMany(stream => Draw(stream)).ShouldContain(9);
        Oracles.EvalutilsDraws.Of(10, 40).Take(200).SelectMany(cases => cases).ShouldNotContain(9);
    }

    private static int[] Draw(int stream)
    {
        var cases = new int[10];
        new RandomStream(1, (ulong)stream).Fill(cases, 10);
        return cases;
    }

    private static IEnumerable<double> Pairs(bool[] positive, double[] scores) =>
        from hit in scores.Where((_, i) => positive[i]) from miss in scores.Where((_, i) => !positive[i]) select Win(hit, miss);

    private static double Win(double hit, double miss) => hit > miss ? 1 : hit == miss ? 0.5 : 0;

    private static double Variance(double[] values) => values.Sum(value => (value - values.Average()) * (value - values.Average())) / (values.Length - 1);
}
