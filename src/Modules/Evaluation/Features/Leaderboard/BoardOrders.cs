using System.Collections.Concurrent;
using System.Globalization;

namespace GrandChallenge.Evaluation.Features.Leaderboard;

/// <summary>
/// A ranked board in other orders, each made once. Rows without a value come last in both directions; equals stay in the order of ranks.
/// </summary>
internal sealed class BoardOrders(IReadOnlyList<BoardLine> lines, int columns)
{
    private readonly ConcurrentDictionary<(string By, bool Descending), IReadOnlyList<BoardLine>> orders = new();

    public IReadOnlyList<BoardLine> Of(string? by, bool descending)
    {
        var known = by is "position" or "submitted" or "user" || ColumnOf(by) is not null ? by! : "rank";
        return known == "rank" && !descending ? lines : orders.GetOrAdd((known, descending), Sort);
    }

    private IReadOnlyList<BoardLine> Sort((string By, bool Descending) order) => order.By switch
    {
        "rank" => By(line => line.Ranked.Rank, order.Descending),
        "position" => By(line => line.Ranked.RankScore, order.Descending),
        "submitted" => By(line => (DateTimeOffset?)line.Ranked.Entry.SubmittedAt, order.Descending),
        "user" => order.Descending
            ? [.. lines.OrderByDescending(line => line.User, StringComparer.OrdinalIgnoreCase)]
            : [.. lines.OrderBy(line => line.User, StringComparer.OrdinalIgnoreCase)],
        _ => By(line => line.NumberAt(ColumnOf(order.By)!.Value), order.Descending),
    };

    private int? ColumnOf(string? by) =>
        int.TryParse(by, NumberStyles.None, CultureInfo.InvariantCulture, out var column) && column < columns
        && by == column.ToString(CultureInfo.InvariantCulture) ? column : null;

    private IReadOnlyList<BoardLine> By<T>(Func<BoardLine, T?> key, bool descending)
        where T : struct
    {
        var valued = lines.Where(line => key(line) is not null);
        var ordered = descending ? valued.OrderByDescending(key) : valued.OrderBy(key);
        return [.. ordered, .. lines.Where(line => key(line) is null)];
    }
}
