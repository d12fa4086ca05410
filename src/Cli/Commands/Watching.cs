using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Commands;

/// <summary>Follows an evaluation from its place in the queue to its end, telling each change once on stderr.</summary>
internal static class Watching
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public static async Task UntilDoneAsync(Session session, Guid id, CancellationToken cancellationToken)
    {
        var api = await session.ApiAsync(cancellationToken);
        var (told, pause) = ("", Shortest);
        while (true)
        {
            var now = (await api.AskAsync("query($id: UUID!) { evaluation(id: $id) { state queuePlace attempt } }", new { id }, cancellationToken))!;
            var state = now["state"]!.ToString();
            var line = Line(state, now["queuePlace"]?.ToString(), (int)now["attempt"]!);
            if (line != told)
            {
                session.Say(line);
                (told, pause) = (line, Shortest);
            }

            if (state is "SUCCEEDED" or "FAILED" or "CANCELLED")
                return;
            await Task.Delay(pause, cancellationToken);
            pause = pause * 1.3 < Longest ? pause * 1.3 : Longest;
        }
    }

    private static string Line(string state, string? place, int attempt) =>
        char.ToUpperInvariant(state[0]) + state[1..].ToLowerInvariant()
        + (place is null ? "" : $", place {place}") + (attempt > 1 ? $", attempt {attempt}" : "");
}
