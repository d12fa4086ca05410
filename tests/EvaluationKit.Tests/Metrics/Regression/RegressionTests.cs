using CsCheck;
using GrandChallenge.EvaluationKit.Metrics.Regression;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Regression;

public sealed class RegressionTests
{
    // Shrout and Fleiss 1979, table 2: six subjects, four judges; table 4 prints the six forms to two decimals.
    private static readonly double[] Ratings = [9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7];

    [Fact]
    public void Intraclass_correlations_are_those_of_the_source()
    {
        var forms = IntraclassCorrelation.Of(Ratings, raters: 4);
        forms.OneWaySingle.ShouldBe(0.17, 0.005);
        forms.AgreementSingle.ShouldBe(0.29, 0.005);
        forms.ConsistencySingle.ShouldBe(0.71, 0.005);
        forms.OneWayAverage.ShouldBe(0.44, 0.005);
        forms.AgreementAverage.ShouldBe(0.62, 0.005);
        forms.ConsistencyAverage.ShouldBe(0.91, 0.005);
    }

    [Fact]
    public void A_shift_of_one_rater_hurts_agreement_but_not_consistency()
    {
        double[] shifted = [.. Ratings.Select((rating, i) => i % 4 == 0 ? rating + 5 : rating)];
        IntraclassCorrelation before = IntraclassCorrelation.Of(Ratings, 4), after = IntraclassCorrelation.Of(shifted, 4);
        after.ConsistencySingle.ShouldBe(before.ConsistencySingle, 1e-12);
        after.AgreementSingle.ShouldBeLessThan(before.AgreementSingle - 0.01);
    }

    [Fact]
    public void Errors_are_those_on_paper()
    {
        double[] truth = [1, 2, 3, 6], predictions = [2, 2, 1, 7];
        RegressionErrors.MeanAbsolute(truth, predictions).ShouldBe(1);
        RegressionErrors.RootMeanSquare(truth, predictions).ShouldBe(Math.Sqrt(1.5), 1e-15);
        RegressionErrors.Bias(truth, predictions).ShouldBe(0);
        RegressionErrors.R2(truth, predictions).ShouldBe(1 - (6 / 14.0), 1e-15);
        RegressionErrors.R2([4, 4], [4, 4]).ShouldBe(double.NaN, "a constant truth leaves nothing to explain");
    }

    [Fact]
    public void Concordance_punishes_shift_and_scale() =>
        Gen.Double[-3, 3].Array[3, 20].Where(values => values.Max() - values.Min() > 0.1).Sample(values =>
        {
            Concordance.Lin(values, values).ShouldBe(1, 1e-12);
            double[] shifted = [.. values.Select(value => value + 1)], negative = [.. values.Select(value => -value)];
            Concordance.Pearson(values, shifted).ShouldBe(1, 1e-9);
            Concordance.Lin(values, shifted).ShouldBeLessThan(1 - 1e-6);
            Concordance.Lin(values, shifted).ShouldBe(Concordance.Lin(shifted, values), 1e-12);
            Concordance.Pearson(values, negative).ShouldBe(-1, 1e-9);
        });

    [Fact]
    public void Lins_coefficient_is_that_on_paper() =>
        // Means 2 and 3, sums of squares 2 and 8, of products 4: 2·4 / (2 + 8 + 3·1).
        Concordance.Lin([1, 2, 3], [1, 3, 5]).ShouldBe(8 / 13.0, 1e-15);

    [Fact]
    public void Limits_of_agreement_lie_round_the_bias()
    {
        var result = BlandAltman.Of([1, 2, 3, 4], [2, 2, 4, 6]);
        result.Bias.ShouldBe(1);
        result.StandardDeviation.ShouldBe(Math.Sqrt(2 / 3.0), 1e-15);
        result.Limits.High.ShouldBe(1 + (1.959963984540054 * Math.Sqrt(2 / 3.0)), 1e-9);
        (result.Limits.Low + result.Limits.High).ShouldBe(2, 1e-12);

        // t of three degrees of freedom at 97.5 %: 3.182446.
        result.BiasConfidence.High.ShouldBe(1 + (3.182446305284263 * Math.Sqrt(2 / 3.0) / 2), 1e-6);
        BlandAltman.Of([1], [2]).StandardDeviation.ShouldBe(double.NaN);
    }

    [Fact]
    public void Lists_of_different_length_are_refused() =>
        Should.Throw<ArgumentException>(() => RegressionErrors.MeanAbsolute([1, 2], [1])).Message.ShouldContain("truth has 2 values and predictions 1");
}
