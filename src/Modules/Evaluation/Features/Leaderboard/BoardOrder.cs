using System.Globalization;

namespace GrandChallenge.Evaluation.Features.Leaderboard;

/// <summary>Another order of a ranked board. Rows without a value come last in both directions; equals stay in the order of ranks.</summary>
internal static class BoardOrder
{
    public static IReadOnlyList<BoardLine> Sort(IReadOnlyList<BoardLine> lines, string? by, bool descending) => by switch
    {
        null or "" or "rank" => descending ? By(lines, line => line.Ranked.Rank, true) : lines,
        "position" => By(lines, line => line.Ranked.RankScore, descending),
        "submitted" => By(lines, line => (DateTimeOffset?)line.Ranked.Entry.SubmittedAt, descending),
        "user" => descending
            ? [.. lines.OrderByDescending(line => line.User, StringComparer.OrdinalIgnoreCase)]
            : [.. lines.OrderBy(line => line.User, StringComparer.OrdinalIgnoreCase)],
        _ when int.TryParse(by, NumberStyles.None, CultureInfo.InvariantCulture, out var column) =>
            By(lines, line => line.NumberAt(column), descending),
        _ => lines,
    };

    private static IReadOnlyList<BoardLine> By<T>(IReadOnlyList<BoardLine> lines, Func<BoardLine, T?> key, bool descending)
        where T : struct
    {
        var valued = lines.Where(line => key(line) is not null);
        var ordered = descending ? valued.OrderByDescending(key) : valued.OrderBy(key);
        return [.. ordered, .. lines.Where(line => key(line) is null)];
    }
}
