using System.Globalization;
using GrandChallenge.Application;
using GrandChallenge.Evaluation.Domain;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GrandChallenge.Evaluation.Features.EvaluationDetail;

internal static class EvaluationEventsEndpoint
{
    public static void MapEvaluationEvents(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/evaluations/{id:guid}/events", (Guid id, string? after, HttpContext http, EvaluationEvents events) =>
            events.WriteAsync(id, http.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? after, http));
}

/// <summary>
/// A run as server-sent events until it has ended: "replace" with the progress as HTML, "log" with a line of output (for those who may read it), "done".
/// Every word is read anew as the caller, so who may not see the run any more hears nothing of it.
/// </summary>
internal sealed class EvaluationEvents(
    IServiceScopeFactory scopes, RunNews news, PartialHtml partials, Caller caller, IHostApplicationLifetime lifetime)
{
    private const string Progress = "/Features/Evaluation/EvaluationDetail/_Progress.cshtml";

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // Changes come in bursts: one look shows them all.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <param name="after">The last line of output that the page has, as attempt.number.</param>
    public async Task WriteAsync(Guid id, string? after, HttpContext http)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        using var follower = news.Follow(id);
        var run = await ReadAsync(new EvaluationDetail(id), stop.Token);
        var stream = new EventStream(http.Response);
        var place = LogPlace.Parse(after);
        try
        {
            await stream.StartAsync(stop.Token);
            while (true)
            {
                follower.HearsAll = run.State == RunState.Queued;
                place = await WriteLinesAsync(run, place, stream, stop.Token);
                await stream.WriteAsync("replace", await partials.RenderAsync(http, Progress, run), null, stop.Token);
                if (run.State.IsTerminal())
                    break;
                while (!await follower.WaitAsync(Heartbeat, stop.Token))
                    await stream.BeatAsync(stop.Token);
                await Task.Delay(Pause, stop.Token);
                run = await ReadAsync(new EvaluationDetail(id), stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Refusal)
        {
            // No longer for these eyes: the page is read again and says so.
        }

        await stream.WriteAsync("done", "reload", null, stop.Token);
    }

    private async Task<LogPlace> WriteLinesAsync(EvaluationView run, LogPlace place, EventStream stream, CancellationToken cancellationToken)
    {
        if (!run.SeesLog)
            return place;
        if (place.Attempt != run.Attempt)
            place = new LogPlace(run.Attempt, 0);
        foreach (var line in await ReadAsync(new EvaluationLog(run.Id, run.Attempt, place.Number), cancellationToken))
        {
            place = new LogPlace(line.Attempt, line.Number);
            await stream.WriteAsync("log", line.Text, place.ToString(), cancellationToken);
        }

        return place;
    }

    private async Task<TResult> ReadAsync<TResult>(IRequest<TResult> query, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (caller.Id is { } user)
            scope.ServiceProvider.GetRequiredService<Caller>().Become(user, caller.IsSiteAdmin, caller.Scopes);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query, cancellationToken);
    }

    private sealed record LogPlace(int Attempt, int Number)
    {
        public static LogPlace Parse(string? text) =>
            text?.Split('.') is [var attempt, var number]
            && int.TryParse(attempt, NumberStyles.None, CultureInfo.InvariantCulture, out var a)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                ? new LogPlace(a, n)
                : new LogPlace(0, 0);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Attempt}.{Number}");
    }
}
