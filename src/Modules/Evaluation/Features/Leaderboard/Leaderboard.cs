using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;
using MediatR;

namespace GrandChallenge.Evaluation.Features.Leaderboard;

/// <summary>The board of a phase. Ranks are those of the whole board, whatever is searched, sorted or paged.</summary>
/// <param name="Shows">Which results of a user take part; null for the phase's own rule.</param>
/// <param name="Search">Part of a user name, in any case of letters.</param>
/// <param name="Sort">rank, position, user, submitted, or the number of a metric column: 0 is the score, 1 the first extra column.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Rows of a page, 1 to 1,000.</param>
internal sealed record Leaderboard(
    string Challenge, string Phase, ResultDisplay? Shows = null, string? Search = null, string? Sort = null, bool Descending = false,
    int Page = 1, int Size = 50) : IQuery<LeaderboardView>;

/// <summary>The whole board, for files.</summary>
internal sealed record WholeLeaderboard(string Challenge, string Phase, ResultDisplay? Shows = null, string? Search = null) : IQuery<LeaderboardView>;

internal sealed class LeaderboardHandler(EvaluationRules rules, Boards boards, Caller caller)
    : IRequestHandler<Leaderboard, LeaderboardView>, IRequestHandler<WholeLeaderboard, LeaderboardView>
{
    public async Task<LeaderboardView> Handle(Leaderboard query, CancellationToken cancellationToken)
    {
        var wish = new PageWish(query.Page, query.Size);
        return await ReadAsync(query, found => (wish.Take, Math.Min(wish.Skip, Math.Max(0, found - 1) / wish.Take * wish.Take)), cancellationToken);
    }

    public Task<LeaderboardView> Handle(WholeLeaderboard query, CancellationToken cancellationToken) =>
        ReadAsync(
            new Leaderboard(query.Challenge, query.Phase, query.Shows, query.Search), found => (Math.Max(1, found), 0), cancellationToken);

    private async Task<LeaderboardView> ReadAsync(Leaderboard query, Func<int, (int Take, int Skip)> cut, CancellationToken cancellationToken)
    {
        var (phase, challenge) = await rules.BoardAsync(query.Challenge, query.Phase, cancellationToken);
        var board = await boards.OfAsync(phase, query.Shows ?? phase.Scoring.Display, cancellationToken);
        var lines = Found(board.Orders.Of(query.Sort, query.Descending), query.Search);
        var (take, skip) = cut(lines.Count);
        return new LeaderboardView(
            phase.Id, phase.Slug, phase.Title, challenge.Slug, challenge.IsAdmin, phase.Board == BoardVisibility.Hidden,
            BoardRule.Of(board.Scoring), board.Scoring.Display, board.Scoring.Method, board.Scoring.Decimals, board.Columns,
            new Page<BoardRow>([.. lines.Skip(skip).Take(take).Select(line => line.ToRow(caller.Id))], skip / take + 1, take, lines.Count),
            board.Lines.Count, board.Unranked, board.Outdated);
    }

    private static IReadOnlyList<BoardLine> Found(IReadOnlyList<BoardLine> lines, string? search) =>
        string.IsNullOrWhiteSpace(search)
            ? lines
            : [.. lines.Where(line => line.User.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase))];
}
