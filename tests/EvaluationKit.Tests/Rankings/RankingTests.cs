using CsCheck;
using GrandChallenge.EvaluationKit.Rankings;
using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Tests.Rankings;

public sealed class RankingTests
{
    private static readonly double[][] Clear = [[0.9, 0.8, 0.85, 0.9, 0.7, 0.95], [0.5, 0.6, 0.4, 0.5, 0.5, 0.6], [0.5, 0.6, 0.4, 0.5, 0.5, 0.6]];

    [Theory]
    [InlineData(Ties.Best, new[] { 1.0, 4, 1, 3 })]
    [InlineData(Ties.Worst, new[] { 2.0, 4, 2, 3 })]
    [InlineData(Ties.Average, new[] { 1.5, 4, 1.5, 3 })]
    [InlineData(Ties.Dense, new[] { 1.0, 3, 1, 2 })]
    public void Equal_values_share_a_rank(Ties ties, double[] expected) => Ranks.Of([9, 1, 9, 5], higherIsBetter: true, ties).ShouldBe(expected);

    [Fact]
    public void Ranks_turn_round_with_the_direction() =>
        Gen.Double[0, 1].Array[1, 12].Sample(values =>
            Ranks.Of(values, higherIsBetter: false).ShouldBe(Ranks.Of(Array.ConvertAll(values, value => -value), higherIsBetter: true)));

    [Theory]
    [InlineData(Ties.Best, 3)]
    [InlineData(Ties.Worst, 4)]
    [InlineData(Ties.Average, 3.5)]
    public void Missing_values_share_the_last_ranks(Ties ties, double expected) =>
        Ranks.Of([0.2, double.NaN, 0.9, double.NaN], higherIsBetter: true, ties).ShouldBe([2, expected, 1, expected]);

    [Fact]
    public void An_algorithm_without_any_score_comes_last()
    {
        var table = new ScoreTable([[double.NaN, double.NaN], [0.1, 0.2]], higherIsBetter: true);
        RankingMethods.AggregateThenRank(table, Aggregates.Mean, MissingScores.Skip).Ranks.ShouldBe([2.0, 1]);
        RankingMethods.RankThenAggregate(table, Aggregates.Mean).Ranks.ShouldBe([2.0, 1]);
    }

    [Fact]
    public void A_missing_score_is_refused_until_somebody_says_what_it_counts()
    {
        var table = new ScoreTable([[0.9, double.NaN], [0.6, 0.6]], higherIsBetter: true);
        Should.Throw<ArgumentException>(() => RankingMethods.AggregateThenRank(table, Aggregates.Mean));
        RankingMethods.AggregateThenRank(table, Aggregates.Mean, MissingScores.Skip).Ranks.ShouldBe([1.0, 2]);
        RankingMethods.AggregateThenRank(table, Aggregates.Mean, MissingScores.As(0)).Ranks.ShouldBe([2.0, 1]);
    }

    [Fact]
    public void Means_that_only_rounding_parts_share_a_rank()
    {
        double[][] scores = [[0.6, 0.6, 0.85, 0.85], [0.55, 0.9, 0.55, 0.9]];
        RankingMethods.AggregateThenRank(new ScoreTable(scores, true), Aggregates.Mean).Ranks.ShouldBe([1.0, 1]);
    }

    [Fact]
    public void Algorithms_that_never_differ_share_every_rank()
    {
        var table = new ScoreTable([[0.5, 0.5], [0.5, 0.5], [0.5, 0.5]], higherIsBetter: true);
        RankingMethods.TestThenRank(table).Ranks.ShouldBe([1.0, 1, 1]);
        var stability = RankStability.Of(table, RanksOfMeans, 20, 1);
        stability.Replicates.ShouldAllBe(ranks => ranks.All(rank => rank == 1));
        stability.KendallTaus().ShouldAllBe(tau => double.IsNaN(tau));
    }

    [Fact]
    public void A_clear_winner_opens_the_groups()
    {
        var table = new ScoreTable(Clear, higherIsBetter: true);
        var significance = Significance.Of(table, 0.05, Adjustment.None);
        significance.IsBetter(0, 1).ShouldBeTrue();
        significance.IsBetter(1, 0).ShouldBeFalse();
        significance.IsBetter(1, 2).ShouldBeFalse("they never differ");
        significance.Groups(RanksOfMeans(table)).ShouldBe([[0], [1, 2]]);
        RankingMethods.TestThenRank(table).Ranks.ShouldBe([1.0, 2, 2]);
    }

    [Fact]
    public void Lower_scores_win_where_lower_is_better()
    {
        var table = new ScoreTable(Clear, higherIsBetter: false);
        RanksOfMeans(table).Ranks.ShouldBe([3.0, 1, 1]);
        RankingMethods.TestThenRank(table).Ranks.ShouldBe([3.0, 1, 1]);
    }

    [Fact]
    public void The_ranking_does_not_depend_on_the_order_of_the_cases() =>
        Gen.Int[2, 5].SelectMany(algorithms => Gen.Double[0, 1].Array[8].Array[algorithms]).Sample(scores =>
        {
            var table = new ScoreTable(scores, higherIsBetter: true);
            var reversed = table.Resample([7, 6, 5, 4, 3, 2, 1, 0]);
            RanksOfMeans(reversed).Ranks.ShouldBe(RanksOfMeans(table).Ranks);
            RankingMethods.RankThenAggregate(reversed, Aggregates.Median).Ranks.ShouldBe(RankingMethods.RankThenAggregate(table, Aggregates.Median).Ranks);
            RankingMethods.TestThenRank(reversed).Ranks.ShouldBe(RankingMethods.TestThenRank(table).Ranks);
        });

    [Fact]
    public void Redrawn_rankings_tell_how_sure_a_rank_is()
    {
        var stability = RankStability.Of(new ScoreTable(Clear, true), RanksOfMeans, 200, seed: 1);
        stability.WinnerShare(0).ShouldBe(1);
        stability.RankInterval(0).ShouldBe(new Interval(1, 1));
        stability.Frequencies(1).ShouldBe(new Dictionary<double, int> { [2] = 200 });
        stability.MedianRank(2).ShouldBe(2);
        stability.KendallTaus().ShouldAllBe(tau => tau == 1);
        RankStability.Of(new ScoreTable(Clear, true), RanksOfMeans, 200, seed: 1).Replicates.ShouldBe(stability.Replicates);
    }

    [Fact]
    public void A_consensus_is_the_order_of_mean_ranks()
    {
        var consensus = RankingMethods.Consensus([new([], [1, 2, 3]), new([], [2, 1, 3]), new([], [1, 3, 2])]);
        consensus.Ranks.ShouldBe([1.0, 2, 3]);
        consensus.Order().ShouldBe([0, 1, 2]);
    }

    private static Ranking RanksOfMeans(ScoreTable table) => RankingMethods.AggregateThenRank(table, Aggregates.Mean);
}
