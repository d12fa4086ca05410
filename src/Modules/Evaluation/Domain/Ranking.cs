namespace GrandChallenge.Evaluation.Domain;

/// <summary>
/// The ranking of a phase. Source: platform rules, section 7, items 3 to 8. Every ranked column (the score and the extra columns that are not
/// excluded) is ranked for itself; the rank score is the rank in the first column, or the mean or the median of all of them;
/// the rank is the rank of the rank score, the lowest first. One invalid ranked metric and the row has no rank but a reason.
/// </summary>
/// <remarks>
/// Ranks depend on the values alone; the order of rows is rank, then time of submission, then id, with unranked rows last.
/// Time O(columns × n log n), memory O(columns × n): 10,000 rows of 10 columns take some milliseconds.
/// </remarks>
internal static class Ranking
{
    private const string NoScorePath = "The phase names no score path, so nothing is ranked.";

    /// <summary>Ranks published, succeeded runs as the phase displays them.</summary>
    /// <param name="entries">One per run; several of one submission count as several results, so pass the run that stands.</param>
    /// <param name="scoring">Columns, method and display of the phase.</param>
    /// <returns>
    /// All: every entry. Best: the best of each user, ranked anew without gaps; the latest of a user who has none that ranks.
    /// Most recent: the latest of each user, without a rank when its metrics are invalid.
    /// </returns>
    public static RankedRow[] Of(IReadOnlyList<BoardEntry> entries, Scoring scoring)
    {
        var columns = scoring.Columns();
        return scoring.Display switch
        {
            ResultDisplay.All => All(entries, columns, scoring),
            ResultDisplay.Best => All(Best(All(entries, columns, scoring)), columns, scoring),
            ResultDisplay.MostRecent => All(MostRecent(entries), columns, scoring),
            _ => throw new ArgumentOutOfRangeException(nameof(scoring)),
        };
    }

    private static RankedRow[] All(IReadOnlyList<BoardEntry> entries, IReadOnlyList<MetricColumn> columns, Scoring scoring)
    {
        var ranked = new List<BoardEntry>(entries.Count);
        var rows = new List<RankedRow>(entries.Count);
        foreach (var entry in entries)
        {
            var reason = WhyUnranked(entry, columns);
            if (reason is null) ranked.Add(entry);
            else rows.Add(new RankedRow(entry, null, null, new int?[columns.Count], reason));
        }
        rows.AddRange(Rank(ranked, columns, scoring.Method));
        var ordered = rows.ToArray();
        Array.Sort(ordered, ByRankThenTime);
        return ordered;
    }

    private static RankedRow[] Rank(List<BoardEntry> entries, IReadOnlyList<MetricColumn> columns, RankingMethod method)
    {
        var columnRanks = new int[]?[columns.Count];
        for (var c = 0; c < columns.Count; c++)
            if (!columns[c].Excluded) columnRanks[c] = RankScale.Ranks(Values(entries, c), columns[c].Direction);

        var counted = columnRanks.OfType<int[]>().ToArray();
        var scores = new double[entries.Count];
        var ranksOfRow = new int[counted.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            for (var c = 0; c < counted.Length; c++) ranksOfRow[c] = counted[c][i];
            scores[i] = RankScore(ranksOfRow, method);
        }

        var ranks = RankScale.Ranks(scores, Direction.Ascending);
        var rows = new RankedRow[entries.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new RankedRow(entries[i], ranks[i], scores[i], Array.ConvertAll(columnRanks, of => of?[i]), null);
        return rows;
    }

    private static double[] Values(List<BoardEntry> entries, int column)
    {
        var values = new double[entries.Count];
        for (var i = 0; i < values.Length; i++) values[i] = entries[i].Metrics[column].Number!.Value;
        return values;
    }

    private static double RankScore(int[] ranks, RankingMethod method) => method switch
    {
        RankingMethod.First => ranks[0],
        RankingMethod.Mean => RankScale.Mean(ranks),
        RankingMethod.Median => RankScale.Median(ranks),
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    private static string? WhyUnranked(BoardEntry entry, IReadOnlyList<MetricColumn> columns)
    {
        if (string.IsNullOrWhiteSpace(columns[0].Path)) return NoScorePath;
        string? reason = null;
        for (var c = 0; c < columns.Count; c++)
        {
            if (columns[c].Excluded) continue;
            var metric = c < entry.Metrics.Length ? entry.Metrics[c] : MetricValue.Missing(columns[c].Path);
            if (metric.Number is null)
                reason = (reason is null ? "" : reason + " ") + (metric.Problem ?? MetricValue.Missing(columns[c].Path).Problem);
        }
        return reason;
    }

    private static List<BoardEntry> Best(RankedRow[] rowsInOrder)
    {
        var best = new Dictionary<Guid, RankedRow>();
        foreach (var row in rowsInOrder)
        {
            // The first of a user is his best, the earliest among equals; unranked rows come last and there the latest stands.
            if (!best.TryGetValue(row.Entry.UserId, out var kept) || kept.Rank is null) best[row.Entry.UserId] = row;
        }
        return [.. best.Values.Select(row => row.Entry)];
    }

    private static List<BoardEntry> MostRecent(IReadOnlyList<BoardEntry> entries)
    {
        var latest = new Dictionary<Guid, BoardEntry>();
        foreach (var entry in entries)
        {
            if (!latest.TryGetValue(entry.UserId, out var kept) || ByTime(entry, kept) > 0) latest[entry.UserId] = entry;
        }
        return [.. latest.Values];
    }

    private static int ByRankThenTime(RankedRow a, RankedRow b)
    {
        var byRank = (a.Rank ?? int.MaxValue).CompareTo(b.Rank ?? int.MaxValue);
        return byRank != 0 ? byRank : ByTime(a.Entry, b.Entry);
    }

    private static int ByTime(BoardEntry a, BoardEntry b)
    {
        var byTime = a.SubmittedAt.CompareTo(b.SubmittedAt);
        return byTime != 0 ? byTime : a.Id.CompareTo(b.Id);
    }
}
