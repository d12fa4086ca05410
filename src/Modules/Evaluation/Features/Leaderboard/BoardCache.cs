using GrandChallenge.Evaluation.Domain;
using Microsoft.Extensions.Caching.Memory;

namespace GrandChallenge.Evaluation.Features.Leaderboard;

/// <param name="Results">The board's version in the database: another one after every change of a published result, by whichever process.</param>
/// <param name="Settings">The phase's row version.</param>
internal sealed record BoardKey(Guid PhaseId, ResultDisplay Shows, long Results, uint Settings);

/// <summary>Keeps ranked boards, at most half a million rows in all. One reader ranks a new board, the others wait for it.</summary>
internal sealed class BoardCache : IDisposable
{
    private const int MostRows = 500_000;

    // User names stand on a board and change elsewhere.
    private static readonly TimeSpan NamesHold = TimeSpan.FromSeconds(30);

    private readonly MemoryCache boards = new(new MemoryCacheOptions { SizeLimit = MostRows });
    private readonly Dictionary<BoardKey, Task<Board>> loading = [];

    public Task<Board> GetAsync(BoardKey key, Func<Task<Board>> load)
    {
        if (boards.TryGetValue(key, out Board? board))
            return Task.FromResult(board!);
        lock (loading)
            return loading.TryGetValue(key, out var underway) ? underway : loading[key] = LoadAsync(key, load);
    }

    public void Dispose() => boards.Dispose();

    private async Task<Board> LoadAsync(BoardKey key, Func<Task<Board>> load)
    {
        await Task.Yield();
        try
        {
            var board = await load();
            return boards.Set(key, board, new MemoryCacheEntryOptions
            {
                Size = board.Lines.Count + 1,
                AbsoluteExpirationRelativeToNow = NamesHold,
            });
        }
        finally
        {
            lock (loading)
                loading.Remove(key);
        }
    }
}
