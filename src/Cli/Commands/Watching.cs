using System.Net.ServerSentEvents;
using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Commands;

/// <summary>
/// Follows an evaluation to its end, telling each change once on stderr. The platform's event stream wakes it, and brings the container's output
/// to those who may see it; where the stream does not get through, it looks every few seconds.
/// </summary>
internal sealed class Watching(Session session, Api api, Guid id)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // A connection that died without a word is found out by opening another.
    private static readonly TimeSpan StreamLifetime = TimeSpan.FromMinutes(1);

    // How often in a row the platform may be silent: it is restarted, or the network changes.
    private const int Patience = 30;

    private string told = "";
    private string? lastLine;

    public static async Task UntilDoneAsync(Session session, Guid id, CancellationToken cancellationToken) =>
        await new Watching(session, await session.ApiAsync(cancellationToken), id).UntilDoneAsync(cancellationToken);

    private async Task UntilDoneAsync(CancellationToken cancellationToken)
    {
        var silences = 0;
        for (var done = await IsDoneAsync(cancellationToken); !done;)
        {
            try
            {
                done = await FollowAsync(cancellationToken) || await IsDoneAsync(cancellationToken);
                silences = 0;
            }
            catch (Exception exception) when (IsSilence(exception) && ++silences < Patience)
            {
                Tell($"{api.Server} does not answer; waiting for it");
            }

            if (!done)
                await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <returns>True once the evaluation is done; false when the stream has ended before, or there is none.</returns>
    private async Task<bool> FollowAsync(CancellationToken cancellationToken)
    {
        using var lifetime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lifetime.CancelAfter(StreamLifetime);
        try
        {
            using var response = await OpenAsync(lifetime.Token);
            if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
                return false;
            var events = SseParser.Create(await response.Content.ReadAsStreamAsync(lifetime.Token));
            await foreach (var news in events.EnumerateAsync(lifetime.Token))
            {
                if (news.EventType == "log")
                    Print(news);
                else if (await IsDoneAsync(cancellationToken))
                    return true;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }

        return false;
    }

    private async Task<HttpResponseMessage> OpenAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"evaluations/{id}/events");
        if (lastLine is not null)
            request.Headers.Add("Last-Event-ID", lastLine);
        return await api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task<bool> IsDoneAsync(CancellationToken cancellationToken)
    {
        var now = (await api.AskAsync("query($id: UUID!) { evaluation(id: $id) { state queuePlace attempt } }", new { id }, cancellationToken))!;
        var state = now["state"]!.ToString();
        Tell(Words(state, now["queuePlace"]?.ToString(), (int)now["attempt"]!));
        return state is "SUCCEEDED" or "FAILED" or "CANCELLED";
    }

    private void Tell(string change)
    {
        if (change != told)
            session.Say(told = change);
    }

    // What a container writes must not steer the terminal.
    private void Print(SseItem<string> news)
    {
        // The stream brings a line before the stage that it was written in.
        if (told.StartsWith("Queued", StringComparison.Ordinal) || told.StartsWith("Preparing", StringComparison.Ordinal))
            Tell(Words("RUNNING", null, AttemptOf(news)));
        lastLine = news.EventId;
        session.Say("| " + string.Concat(news.Data.Where(letter => letter == '\t' || !char.IsControl(letter))));
    }

    // A line's id is attempt.number.
    private static int AttemptOf(SseItem<string> news) => int.TryParse(news.EventId?.Split('.')[0], out var attempt) ? attempt : 1;

    private static bool IsSilence(Exception exception) =>
        exception is HttpRequestException or IOException or Failure { Code: "UNREACHABLE" or "SERVER_FAILED" };

    private static string Words(string state, string? place, int attempt) =>
        char.ToUpperInvariant(state[0]) + state[1..].ToLowerInvariant()
        + (place is null ? "" : $", place {place}") + (attempt > 1 ? $", attempt {attempt}" : "");
}
