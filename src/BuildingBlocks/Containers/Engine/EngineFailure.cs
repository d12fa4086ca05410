using System.Net;
using System.Net.Sockets;
using Docker.DotNet;

namespace GrandChallenge.Containers;

/// <summary>Tells the engine's own failures from those of an image or a run.</summary>
internal static class EngineFailure
{
    /// <summary>True for anything that says: the engine is gone, hangs or broke. Our own cancellation is no failure.</summary>
    public static bool Is(Exception e, CancellationToken ours) => e switch
    {
        DockerApiException api => api.StatusCode >= HttpStatusCode.InternalServerError,
        OperationCanceledException => !ours.IsCancellationRequested,
        HttpRequestException or SocketException or IOException or TimeoutException or ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>The engine has no driver that would attach a GPU.</summary>
    public static bool IsGpuMissing(DockerApiException e) => Reason(e).Contains("could not select device driver", StringComparison.Ordinal);

    /// <summary>The container is missing, not only a file in it.</summary>
    public static bool IsContainerMissing(DockerApiException e) =>
        e.StatusCode == HttpStatusCode.NotFound && Reason(e).StartsWith("No such container", StringComparison.OrdinalIgnoreCase);

    /// <summary>The engine's own words, without the wrapping of its client.</summary>
    public static string Reason(Exception e)
    {
        if (e is not DockerApiException { ResponseBody: { } body })
            return e is OperationCanceledException ? "it did not answer in time" : e.GetBaseException().Message;
        try
        {
            using var json = System.Text.Json.JsonDocument.Parse(body);
            return json.RootElement.GetProperty("message").GetString() ?? body;
        }
        catch (Exception notJson) when (notJson is System.Text.Json.JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return body;
        }
    }
}
