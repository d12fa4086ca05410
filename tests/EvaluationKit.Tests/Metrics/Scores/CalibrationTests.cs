using CsCheck;
using GrandChallenge.EvaluationKit.Metrics.Scores;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Scores;

public sealed class CalibrationTests
{
    // A quarter of the cases with 0.25 is positive, three quarters of those with 0.75.
    private static readonly double[] Honest = [0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.75];
    private static readonly bool[] Truth = [true, false, false, false, true, true, true, false];

    [Fact]
    public void Honest_probabilities_have_no_error_and_slope_one()
    {
        CalibrationError.EqualWidth(Honest, Truth).ShouldBe(0, 1e-15);
        CalibrationError.EqualMass(Honest, Truth, 2).ShouldBe(0, 1e-15);
        CalibrationError.Maximum(Honest, Truth).ShouldBe(0, 1e-15);
        var fit = CalibrationFit.Of(Honest, Truth);
        fit.Slope.ShouldBe(1, 1e-9);
        fit.Intercept.ShouldBe(0, 1e-9);
        fit.InterceptAtSlopeOne.ShouldBe(0, 1e-9);
    }

    [Fact]
    public void Too_extreme_probabilities_have_a_slope_below_one()
    {
        // Twice the logit of 0.25 is that of 0.1; the intercept of a shifted logit is its shift back.
        var extreme = Array.ConvertAll(Honest, p => p == 0.25 ? 0.1 : 0.9);
        CalibrationFit.Of(extreme, Truth).Slope.ShouldBe(0.5, 1e-9);
        var shifted = Array.ConvertAll(Honest, p => 1 / (1 + Math.Exp(-(Math.Log(p / (1 - p)) + 0.7))));
        CalibrationFit.Of(shifted, Truth).Intercept.ShouldBe(-0.7, 1e-9);
        CalibrationFit.Of(shifted, Truth).InterceptAtSlopeOne.ShouldBe(-0.7, 1e-9);
    }

    [Fact]
    public void Parted_classes_and_a_single_class_have_no_fit()
    {
        CalibrationFit.Of([0.1, 0.9], [false, true]).Slope.ShouldBe(double.NaN);
        CalibrationFit.Of([0.1, 0.9], [true, true]).InterceptAtSlopeOne.ShouldBe(double.NaN);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(15)]
    [InlineData(100)]
    public void A_probability_on_an_edge_falls_in_the_bin_below(int bins)
    {
        // Alone in its bin each edge errs by itself; sharing one with the next, both errors would cancel.
        for (var edge = 1; edge < bins; edge++)
        {
            double p = edge / (double)bins, next = Math.BitIncrement(p);
            var error = CalibrationError.EqualWidth([p, next], [true, false], bins);
            error.ShouldBe((1 - p + next) / 2, 1e-12);
        }
    }

    [Fact]
    public void Zero_falls_in_the_first_bin_unless_it_is_dropped()
    {
        CalibrationError.EqualWidth([0, 1], [true, true]).ShouldBe(0.5);
        CalibrationError.EqualWidth([0, 1], [true, true], dropZeros: true).ShouldBe(0);
    }

    [Fact]
    public void Errors_of_bins_are_those_of_a_plain_count() =>
        Gen.Int[1, 30].SelectMany(n => Gen.Select(Gen.Double[0, 1].Array[n], Gen.Bool.Array[n])).Sample((p, truth) =>
        {
            var bins = Enumerable.Range(0, p.Length).GroupBy(i => Math.Max(1, Enumerable.Range(0, 7).Count(edge => p[i] > edge / 7.0))).ToArray();
            var gaps = bins.Select(bin => (Size: bin.Count(), Gap: Math.Abs(bin.Average(i => truth[i] ? 1.0 : 0) - bin.Average(i => p[i])))).ToArray();
            CalibrationError.EqualWidth(p, truth, 7).ShouldBe(gaps.Sum(gap => gap.Size * gap.Gap) / p.Length, 1e-12);
            CalibrationError.Maximum(p, truth, 7).ShouldBe(gaps.Max(gap => gap.Gap), 1e-12);
            CalibrationError.EqualMass(p, truth, 1).ShouldBe(Math.Abs(p.Average() - (truth.Count(x => x) / (double)p.Length)), 1e-12);
        });

    [Fact]
    public void The_top_label_counts_alone()
    {
        double[] p = [0.6, 0.3, 0.1, 0.2, 0.2, 0.6];
        CalibrationError.TopLabel(p, [0, 2]).ShouldBe(0.4, 1e-12);
        CalibrationError.TopLabel(p, [0, 0]).ShouldBe(0.1, 1e-12);
    }

    [Fact]
    public void Two_cases_have_the_kernel_error_on_paper()
    {
        // Residuals (0.2, -0.2) and (-0.4, 0.4): product -0.16; distance √2 · 0.2 at bandwidth 1.
        double[] p = [0.8, 0.2, 0.6, 0.4];
        KernelCalibration.Squared(p, [0, 1], bandwidth: 1).ShouldBe(((0.2 * -0.6) + (-0.2 * 0.6)) * Math.Exp(-Math.Sqrt(0.08)), 1e-15);
        KernelCalibration.Squared([0.8, 0.2], [0]).ShouldBe(double.NaN);

        // Each case sees only the other: the estimate is the other's label.
        KernelCalibration.DirichletError(p, [0, 1]).ShouldBe((Math.Sqrt(2 * 0.64) + Math.Sqrt(2 * 0.16)) / 2, 1e-12);
    }

    [Fact]
    public void The_brier_score_of_two_classes_is_half_the_sum_over_classes() =>
        Gen.Int[1, 20].SelectMany(n => Gen.Select(Gen.Double[0, 1].Array[n], Gen.Bool.Array[n])).Sample((p, truth) =>
        {
            double[] rows = [.. p.SelectMany(value => new[] { 1 - value, value })];
            var labels = Array.ConvertAll(truth, positive => positive ? 1 : 0);
            Brier.MultiClass(rows, labels).ShouldBe(2 * Brier.Binary(p, truth), 1e-12);
            Brier.Root(rows, labels).ShouldBe(Math.Sqrt(2 * Brier.Binary(p, truth)), 1e-12);
            LogLoss.LogarithmicScore(rows, labels, 0).ShouldBe(-LogLoss.Of(rows, labels));
        });

    [Fact]
    public void A_true_class_without_probability_has_an_infinite_loss() => LogLoss.Of([1, 0], [1]).ShouldBe(double.PositiveInfinity);

    [Fact]
    public void A_number_that_is_no_probability_is_refused()
    {
        Should.Throw<ArgumentException>(() => Brier.Binary([1.2], [true])).Message.ShouldContain("probabilities[0] is 1.2");
        Should.Throw<ArgumentException>(() => LogLoss.Of([0.5, 0.5], [2])).Message.ShouldContain("labels[0] is 2");
        Should.Throw<ArgumentException>(() => LogLoss.Of([0.5, 0.5, 1], [0, 1])).Message.ShouldContain("do not divide");
    }
}
