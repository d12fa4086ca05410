using GrandChallenge.EvaluationKit.Statistics;
using MathNet.Numerics.Distributions;

namespace GrandChallenge.EvaluationKit.Tests.Statistics;

public sealed class BootstrapTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 40).Select(i => Math.Exp(Math.Sin(i * 12.9898) * 2))];

    [Fact]
    public void Replicates_do_not_depend_on_the_thread_that_draws_them()
    {
        var parallel = Bootstrap.Replicates(Values.Length, 500, seed: 3, Mean);
        var alone = Enumerable.Range(0, 500).Select(replicate =>
        {
            var cases = new int[Values.Length];
            new RandomStream(3, (ulong)replicate).Fill(cases, Values.Length);
            return Mean(cases);
        });
        parallel.ShouldBe(alone);
        Bootstrap.Replicates(Values.Length, 500, seed: 4, Mean).ShouldNotBe(parallel);
    }

    [Fact]
    public void The_spread_of_bootstrapped_means_is_the_standard_error()
    {
        var replicates = Bootstrap.Replicates(Values.Length, 20_000, 1, Mean);
        var populationError = Summary.Of(Values).Std * Math.Sqrt((Values.Length - 1.0) / Values.Length / Values.Length);
        Summary.Of(replicates).Std.ShouldBe(populationError, 0.02 * populationError);
        Summary.Of(replicates).Mean.ShouldBe(Values.Average(), 0.01);
    }

    [Fact]
    public void Without_bias_and_skew_the_accelerated_interval_is_the_percentile_interval()
    {
        double[] replicates = [.. Enumerable.Range(1, 999).Select(i => (double)i)];
        var plain = Bootstrap.Percentile(replicates);
        var accelerated = Bootstrap.BiasCorrectedAccelerated(replicates, 500, [1, 2, 3]);
        accelerated.Low.ShouldBe(plain.Low, 1e-9);
        accelerated.High.ShouldBe(plain.High, 1e-9);
    }

    [Fact]
    public void Bias_and_skew_move_the_ends_as_the_formula_says()
    {
        double[] replicates = [.. Enumerable.Range(0, 1001).Select(i => i / 1000.0)];
        double[] jackknife = [0, 0, 0, 4];

        // Mean 1, deviations 1, 1, 1, -3: a = -24 / (6 · 12^1.5).
        var a = -24 / (6 * Math.Pow(12, 1.5));
        var bias = Normal.InvCDF(0, 1, 300.5 / 1001);
        var interval = Bootstrap.BiasCorrectedAccelerated(replicates, 0.3, jackknife, 0.9);
        interval.Low.ShouldBe(Share(-1.6448536269514722), 1e-9);
        interval.High.ShouldBe(Share(1.6448536269514722), 1e-9);

        double Share(double z) => Normal.CDF(0, 1, bias + ((bias + z) / (1 - (a * (bias + z)))));
    }

    [Fact]
    public void A_statistic_that_never_changes_has_an_interval_of_no_width() =>
        Bootstrap.BiasCorrectedAccelerated([2, 2, 2], 2, [2, 2, 2]).ShouldBe(new Interval(2, 2));

    [Fact]
    public void Undefined_replicates_are_left_out()
    {
        Bootstrap.Percentile([double.NaN, 1, 3], 0.5).ShouldBe(new Interval(1.5, 2.5));
        Bootstrap.Percentile([double.NaN]).ShouldBe(Interval.Undefined);
    }

    [Fact]
    public void The_jackknife_leaves_each_case_out_once() =>
        Bootstrap.Jackknife(3, cases => cases.ToArray().Sum()).ShouldBe([3.0, 2, 1]);

    private static double Mean(ReadOnlySpan<int> cases)
    {
        double sum = 0;
        foreach (var place in cases)
            sum += Values[place];
        return sum / cases.Length;
    }
}
