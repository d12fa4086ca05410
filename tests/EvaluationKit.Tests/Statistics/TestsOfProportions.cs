using CsCheck;
using GrandChallenge.EvaluationKit.Statistics;
using MathNet.Numerics;

namespace GrandChallenge.EvaluationKit.Tests.Statistics;

public sealed class TestsOfProportions
{
    private static readonly Gen<(int Successes, int Trials)> Counts =
        Gen.Int[1, 60].SelectMany(trials => Gen.Int[0, trials].Select(successes => (successes, trials)));

    [Fact]
    public void The_exact_interval_leaves_half_of_alpha_on_each_side() => Counts.Sample(counts =>
    {
        var (k, n) = counts;
        var interval = Proportions.ClopperPearson(k, n, 0.9);
        if (k == 0) interval.Low.ShouldBe(0);
        else Tail(k, n, n, interval.Low).ShouldBe(0.05, 1e-9);
        if (k == n) interval.High.ShouldBe(1);
        else Tail(0, k, n, interval.High).ShouldBe(0.05, 1e-9);
    });

    [Fact]
    public void The_interval_of_failures_mirrors_that_of_successes() => Counts.Sample(counts =>
    {
        var (k, n) = counts;
        foreach (var interval in new Func<int, int, double, Interval>[] { Proportions.Wilson, Proportions.ClopperPearson })
        {
            var (successes, failures) = (interval(k, n, 0.95), interval(n - k, n, 0.95));
            successes.Low.ShouldBe(1 - failures.High, 1e-9);
            successes.Low.ShouldBeLessThanOrEqualTo((double)k / n);
            successes.High.ShouldBeGreaterThanOrEqualTo((double)k / n);
        }
    });

    [Fact]
    public void No_trials_have_no_interval()
    {
        Proportions.Wilson(0, 0).ShouldBe(Interval.Undefined);
        Proportions.ClopperPearson(0, 0).ShouldBe(Interval.Undefined);
    }

    [Fact]
    public void McNemars_p_is_the_sum_of_binomial_probabilities() => Gen.Select(Gen.Int[0, 25], Gen.Int[0, 25]).Sample((b, c) =>
    {
        var smaller = Tail(0, Math.Min(b, c), b + c, 0.5);
        McNemar.ExactP(b, c).ShouldBe(Math.Min(1, 2 * smaller), 1e-12);
        McNemar.ExactP(c, b).ShouldBe(McNemar.ExactP(b, c));
    });

    private static double Tail(int from, int to, int n, double share) =>
        Enumerable.Range(from, to - from + 1).Sum(k => SpecialFunctions.Binomial(n, k) * Math.Pow(share, k) * Math.Pow(1 - share, n - k));
}
