using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Features.Leaderboard;

/// <summary>How a board ranks, in words: stands above it and on the form for submissions.</summary>
internal static class BoardRule
{
    public static IReadOnlyList<string> Of(Scoring scoring)
    {
        if (string.IsNullOrWhiteSpace(scoring.Path))
            return ["The organisers have not decided on a score yet, so nothing is ranked."];

        var counted = scoring.Columns().Where(column => !column.Excluded).ToList();
        return
        [
            scoring.Method switch
            {
                RankingMethod.First => $"Ranked by {Named(counted[0])}.",
                RankingMethod.Mean => $"Ranked by the mean of the positions in {Listed(counted)}.",
                _ => $"Ranked by the median of the positions in {Listed(counted)}.",
            },
            "Equal results share a rank, as in 1, 2, 2, 4; the numbers are compared in full, not as rounded here.",
            Counting(scoring.Display),
            counted.Count == 1 ? "A result without a finite score has no rank." : "A result that lacks one of the counted metrics has no rank.",
        ];
    }

    public static string Counting(ResultDisplay display) => display switch
    {
        ResultDisplay.Best => "The best result of each participant counts.",
        ResultDisplay.MostRecent => "The most recent result of each participant counts, even when an earlier one was better.",
        _ => "Every result counts.",
    };

    private static string Named(MetricColumn column) =>
        $"{column.Title}, {(column.Direction == Direction.Descending ? "the highest" : "the lowest")} first";

    private static string Listed(List<MetricColumn> columns)
    {
        var names = columns.ConvertAll(column => $"{column.Title} ({(column.Direction == Direction.Descending ? "higher" : "lower")} is better)");
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }
}
