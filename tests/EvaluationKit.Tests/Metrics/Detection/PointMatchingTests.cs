using CsCheck;
using GrandChallenge.EvaluationKit.Metrics.Detection;

namespace GrandChallenge.EvaluationKit.Tests.Metrics.Detection;

public sealed class PointMatchingTests
{
    private static readonly Gen<(double[] Truth, double[] Predictions)> Points = Gen.Select(Coordinates(), Coordinates());

    [Fact]
    public void The_optimal_matching_has_most_pairs_and_then_least_distance() => Points.Sample(points =>
    {
        var matches = PointMatching.Optimal(points.Truth, points.Predictions, 2, 0.4);
        var (pairs, distance) = Best(points.Truth, points.Predictions, 0.4, 0, new bool[points.Predictions.Length / 2]);
        matches.TruePositives.ShouldBe(pairs);
        matches.TotalDistance.ShouldBe(distance, 1e-9);
        matches.PredictionOf.ToArray().Where(prediction => prediction >= 0).ShouldBeUnique();
    }, iter: 2000);

    [Fact]
    public void No_greedy_rule_finds_more() => Points.Sample(points =>
    {
        var optimal = PointMatching.Optimal(points.Truth, points.Predictions, 2, 0.4);
        var scores = points.Predictions.Where((_, i) => i % 2 == 0).ToArray();
        foreach (var greedy in new[]
            { PointMatching.GreedyInTruthOrder(points.Truth, points.Predictions, 2, 0.4), PointMatching.GreedyByScore(points.Truth, points.Predictions, scores, 2, 0.4) })
        {
            greedy.TruePositives.ShouldBeLessThanOrEqualTo(optimal.TruePositives);
            (greedy.TruePositives + greedy.FalseNegatives).ShouldBe(points.Truth.Length / 2);
            (greedy.TruePositives + greedy.FalsePositives).ShouldBe(points.Predictions.Length / 2);
        }
    });

    [Fact]
    public void The_optimal_matching_does_not_depend_on_order_axes_or_side() => Points.Sample(points =>
    {
        var (truth, predictions) = points;
        var matches = PointMatching.Optimal(truth, predictions, 2, 0.4);
        var turned = PointMatching.Optimal([.. truth.Reverse()], [.. predictions.Reverse()], 2, 0.4);
        var swapped = PointMatching.Optimal(predictions, truth, 2, 0.4);
        var scaled = PointMatching.Optimal([.. truth.Select(x => 8 * x)], [.. predictions.Select(x => 8 * x)], 2, 3.2);
        new[] { turned.TruePositives, swapped.TruePositives, scaled.TruePositives }.ShouldAllBe(found => found == matches.TruePositives);
        new[] { turned.TotalDistance, swapped.TotalDistance, scaled.TotalDistance / 8 }.ShouldAllBe(total => Math.Abs(total - matches.TotalDistance) < 1e-9);
    });

    [Fact]
    public void The_surest_prediction_chooses_first()
    {
        double[] truth = [0, 0], predictions = [0.1, 0, 0.5, 0];
        var matches = PointMatching.GreedyByScore(truth, predictions, [0.2, 0.9], 2, 1);
        matches.PredictionOf[0].ShouldBe(1);
        matches.Found().ShouldBe([false, true]);
        PointMatching.GreedyInTruthOrder(truth, predictions, 2, 1).PredictionOf[0].ShouldBe(0);
    }

    [Fact]
    public void Ten_thousand_points_on_a_lattice_all_find_their_own()
    {
        double[] truth = [.. Enumerable.Range(0, 10_000).SelectMany(i => new double[] { i % 100, i / 100 })];
        double[] predictions = [.. truth.Select(x => x + 0.1)];
        var matches = PointMatching.Optimal(truth, predictions, 2, 0.3);
        matches.TruePositives.ShouldBe(10_000);
        matches.PredictionOf[4321].ShouldBe(4321);
    }

    [Fact]
    public void Points_that_all_lie_within_reach_of_each_other_are_paired_at_the_least_distance()
    {
        // On a line the sorted points pair in order.
        double[] truth = [.. Enumerable.Range(0, 300).Select(i => i * 0.618 % 1)], predictions = [.. Enumerable.Range(0, 300).Select(i => i * 0.414 % 1)];
        var matches = PointMatching.Optimal(truth, predictions, 1, 2);
        matches.TruePositives.ShouldBe(300);
        matches.TotalDistance.ShouldBe(truth.Order().Zip(predictions.Order(), (a, b) => Math.Abs(a - b)).Sum(), 1e-9);
    }

    [Fact]
    public void A_coordinate_that_is_no_number_is_refused() =>
        Should.Throw<ArgumentException>(() => PointMatching.Optimal([0, double.NaN], [], 2, 1)).ParamName.ShouldBe("truth");

    private static Gen<double[]> Coordinates() => Gen.Int[0, 5].SelectMany(n => Gen.Double[0, 1].Array[2 * n]);

    private static (int Pairs, double Distance) Best(double[] truth, double[] predictions, double radius, int at, bool[] used)
    {
        if (at == truth.Length / 2) return (0, 0);
        var best = Best(truth, predictions, radius, at + 1, used);
        for (var p = 0; p < used.Length; p++)
        {
            var distance = Math.Sqrt(Math.Pow(truth[2 * at] - predictions[2 * p], 2) + Math.Pow(truth[(2 * at) + 1] - predictions[(2 * p) + 1], 2));
            if (used[p] || distance > radius) continue;
            used[p] = true;
            var (pairs, rest) = Best(truth, predictions, radius, at + 1, used);
            used[p] = false;
            if (pairs + 1 > best.Pairs || (pairs + 1 == best.Pairs && rest + distance < best.Distance))
                best = (pairs + 1, rest + distance);
        }

        return best;
    }
}
