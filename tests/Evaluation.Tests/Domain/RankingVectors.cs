using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Tests.Domain;

/// <summary>The reference vectors of the platform rules, section 7, item 8, as data.</summary>
public class RankingVectors
{
    private static readonly double[][] Results = [[0, 0], [.5, .2], [1, .3], [.7, .4], [.5, .5]];

    public static TheoryData<string, string, string, int[], double[]> Vectors => new()
    {
        { "Descending", "Descending", "First", [5, 3, 1, 2, 3], [5, 3, 1, 2, 3] },
        { "Descending", "Descending", "Median", [5, 4, 1, 1, 1], [5, 3.5, 2, 2, 2] },
        { "Descending", "Descending", "Mean", [5, 4, 1, 1, 1], [5, 3.5, 2, 2, 2] },
        { "Descending", "Ascending", "Mean", [3, 2, 1, 3, 5], [3, 2.5, 2, 3, 4] },
        { "Ascending", "Descending", "Mean", [2, 2, 5, 2, 1], [3, 3, 4, 3, 1.5] },
    };

    [Theory, MemberData(nameof(Vectors))]
    public void Five_results_of_two_metrics(string a, string b, string method, int[] ranks, double[] scores)
    {
        var scoring = Board.Scoring(method, Enum.Parse<Direction>(a), Enum.Parse<Direction>(b));
        var entries = Results.Select((metrics, i) => Board.Entry(i, user: i, metrics)).ToArray();

        var rows = Ranking.Of(entries, scoring);

        entries.Select(entry => Row(rows, entry).Rank!.Value).ShouldBe(ranks);
        entries.Select(entry => Row(rows, entry).RankScore!.Value).ShouldBe(scores);
    }

    [Theory]
    [InlineData("All", new[] { 1, 3, 5, 6, 2, 4 })]
    [InlineData("MostRecent", new[] { 0, 0, 2, 0, 0, 1 })]
    [InlineData("Best", new[] { 1, 0, 0, 0, 2, 0 })]
    public void Two_users_with_three_results_each(string display, int[] ranksOrZero)
    {
        double[] scores = [.6, .4, .2, .1, .5, .3];
        var entries = scores.Select((score, i) => Board.Entry(i, user: i / 3, score)).ToArray();

        var rows = Ranking.Of(entries, Board.Scoring("First", Direction.Descending) with { Display = Enum.Parse<ResultDisplay>(display) });

        entries.Select(entry => rows.SingleOrDefault(row => row.Entry == entry)?.Rank ?? 0).ShouldBe(ranksOrZero);
    }

    private static RankedRow Row(RankedRow[] rows, BoardEntry entry) => rows.Single(row => row.Entry == entry);
}
