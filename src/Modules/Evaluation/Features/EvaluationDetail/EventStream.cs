using Microsoft.AspNetCore.Http;

namespace GrandChallenge.Evaluation.Features.EvaluationDetail;

/// <summary>Server-sent events as HTML's standard writes them (html.spec.whatwg.org, section 9.2).</summary>
internal sealed class EventStream(HttpResponse response)
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        await response.Body.FlushAsync(cancellationToken);
    }

    public async Task WriteAsync(string name, string data, string? id, CancellationToken cancellationToken)
    {
        var lines = data.ReplaceLineEndings("\n").Split('\n').Select(line => $"data: {line}\n");
        await response.WriteAsync($"{(id is null ? "" : $"id: {id}\n")}event: {name}\n{string.Concat(lines)}\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }

    /// <summary>A comment: keeps the connection, and tells when it is gone.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        await response.WriteAsync(":\n\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
