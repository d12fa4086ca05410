using CsCheck;
using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Tests.Statistics;

public sealed class OrderTests
{
    [Fact]
    public void Kendalls_tau_counts_all_pairs() =>
        Gen.Int[2, 30].SelectMany(n => Gen.Select(Gen.Int[0, 6].Array[n], Gen.Int[0, 6].Array[n])).Sample((a, b) =>
        {
            var (x, y) = (Array.ConvertAll(a, value => (double)value), Array.ConvertAll(b, value => (double)value));
            double difference = 0, inA = 0, inB = 0;
            for (var i = 0; i < a.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    difference += Math.Sign(a[i] - a[j]) * Math.Sign(b[i] - b[j]);
                    inA += a[i] != a[j] ? 1 : 0;
                    inB += b[i] != b[j] ? 1 : 0;
                }
            }

            var tau = KendallTau.B(x, y);
            var expected = inA == 0 || inB == 0 ? double.NaN : difference / Math.Sqrt(inA * inB);
            tau.ShouldBe(expected);
            KendallTau.B(y, x).ShouldBe(tau);
        });

    [Fact]
    public void Adjusted_values_keep_their_order_and_are_no_smaller() =>
        Gen.Double[0, 1].Array[1, 20].Sample(p =>
        {
            foreach (var adjustment in Enum.GetValues<Adjustment>())
            {
                var adjusted = MultipleTesting.Adjust(p, adjustment);
                for (var i = 0; i < p.Length; i++)
                {
                    adjusted[i].ShouldBeInRange(p[i], 1);
                    for (var j = 0; j < p.Length; j++)
                        (p[i] < p[j] && adjusted[i] > adjusted[j]).ShouldBeFalse();
                }
            }
        });

    [Fact]
    public void The_false_discovery_rate_is_adjusted_as_on_paper()
    {
        MultipleTesting.Adjust([0.01, 0.04, 0.03, 0.005], Adjustment.BenjaminiHochberg).ShouldBe([0.02, 0.04, 0.04, 0.02], 1e-15);
        MultipleTesting.Adjust([0.01, 0.04], Adjustment.BenjaminiYekutieli).ShouldBe([0.03, 0.06], 1e-15);
        MultipleTesting.Adjust([0.02, double.NaN, 0.6], Adjustment.Bonferroni).ShouldBe([0.04, double.NaN, 1]);
    }

    // R 4: quantile(1:10, 0.25, type = t).
    [Theory]
    [InlineData(QuantileRule.InvertedDistribution, 3)]
    [InlineData(QuantileRule.Hazen, 3)]
    [InlineData(QuantileRule.Weibull, 2.75)]
    [InlineData(QuantileRule.Linear, 3.25)]
    [InlineData(QuantileRule.MedianUnbiased, 2.9166666666666665)]
    [InlineData(QuantileRule.FloorIndex, 3)]
    [InlineData(QuantileRule.CeilingIndex, 4)]
    [InlineData(QuantileRule.NearestIndex, 3)]
    [InlineData(QuantileRule.Midpoint, 3.5)]
    [InlineData(QuantileRule.FloorOfCount, 3)]
    public void A_quantile_follows_its_rule(QuantileRule rule, double expected) =>
        Quantile.Of([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.25, rule).ShouldBe(expected, 1e-12);

    [Fact]
    public void Every_rule_starts_at_the_least_value_and_ends_at_the_greatest() =>
        Gen.Double[-5, 5].Array[1, 12].Sample(values =>
        {
            foreach (var rule in Enum.GetValues<QuantileRule>())
            {
                Quantile.Of(values, 0, rule).ShouldBe(values.Min());
                Quantile.Of(values, 1, rule).ShouldBe(values.Max());
                Quantile.Of(values, 0.3, rule).ShouldBeInRange(values.Min(), values.Max());
            }
        });

    [Fact]
    public void Infinite_values_are_values() => Quantile.Of([1, double.PositiveInfinity, double.PositiveInfinity], 0.75).ShouldBe(double.PositiveInfinity);

    [Fact]
    public void No_values_are_described_by_a_count_of_none()
    {
        var summary = Summary.Of([double.NaN]);
        summary.Count.ShouldBe(0);
        double[] rest = [summary.Mean, summary.Std, summary.Min, summary.Max, summary.Percentile25, summary.Percentile50, summary.Percentile75];
        rest.ShouldAllBe(value => double.IsNaN(value));
    }

    [Fact]
    public void A_mean_does_not_depend_on_the_order_of_the_cases()
    {
        double[] values = [1e16, 1, -1e16, 3];
        Summary.Of(values).Mean.ShouldBe(1);
        Sums.Of([1, 1e16, 3, -1e16]).ShouldBe(4);
    }
}
