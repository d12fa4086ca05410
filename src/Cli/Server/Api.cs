using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GrandChallenge.Cli.Server;

/// <summary>The platform's API: GraphQL over HTTP, each refusal as a <see cref="Failure"/>.</summary>
internal sealed class Api : IDisposable
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    public Api(Uri server, string? token)
    {
        var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(15) };
        Http = new HttpClient(handler) { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
        Http.DefaultRequestHeaders.UserAgent.ParseAdd("gc/1.0");
        if (token is not null)
            Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public HttpClient Http { get; }

    public Uri Server => Http.BaseAddress!;

    /// <summary>Runs one operation with one root field and answers that field's value; null where there is none.</summary>
    public async Task<JsonNode?> AskAsync(string query, object? variables, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(new { query, variables }, options: Json);
        await content.LoadIntoBufferAsync(cancellationToken);
        using var response = await SendAsync(() => Http.PostAsync("graphql", content, cancellationToken));
        var answer = await BodyAsync(response, cancellationToken);
        if (answer["errors"] is JsonArray errors)
            throw Refused(errors);
        return (answer["data"] as JsonObject)?.FirstOrDefault().Value;
    }

    public async Task<T?> AskAsync<T>(string query, object? variables, CancellationToken cancellationToken) =>
        (await AskAsync(query, variables, cancellationToken)).Deserialize<T>(Json);

    public async Task<HttpResponseMessage> SendAsync(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            return await send();
        }
        catch (HttpRequestException exception)
        {
            throw Unreachable(exception.Message);
        }
    }

    public Failure Unreachable(string why) =>
        new(Exit.Server, "UNREACHABLE", $"{Server} does not answer: {why}", "Is the address right (--server or GC_SERVER), and does the server run?");

    public void Dispose() => Http.Dispose();

    /// <summary>An answer that is not what the platform's API would say: another server, or one that has failed.</summary>
    public Failure Odd(HttpResponseMessage response, string? detail = null) => response.StatusCode switch
    {
        HttpStatusCode.Unauthorized => new Failure(Exit.Server, "UNAUTHENTICATED", detail ?? "The token does not hold.", Failure.SignIn),
        >= HttpStatusCode.InternalServerError => new Failure(
            Exit.Server, "SERVER_FAILED", detail ?? $"{Server} answered {(int)response.StatusCode} {response.ReasonPhrase}.", "Try again later; if it stays so, tell who runs the platform."),
        _ => new Failure(
            Exit.Server, "ODD_ANSWER", detail ?? $"{Server} answered {(int)response.StatusCode} and not what this gc expects.",
            "Is this the address of a Grand Challenge server (--server or GC_SERVER)?"),
    };

    private async Task<JsonNode> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await JsonAsync(response, cancellationToken) as JsonObject;
        return body?["data"] is not null || body?["errors"] is JsonArray { Count: > 0 } ? body : throw Odd(response, body?["detail"]?.ToString());
    }

    /// <exception cref="Failure">It is no JSON.</exception>
    public async Task<JsonNode?> JsonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<JsonNode>(Json, cancellationToken);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Odd(response);
        }
    }

    private static Failure Refused(JsonArray errors)
    {
        var extensions = errors[0]!["extensions"];
        var code = extensions?["code"]?.ToString() ?? "INTERNAL";
        var sentences = string.Join("\n    ", errors.Select(error => error!["message"]!.ToString()));
        return new Failure(code is "VALIDATION" or "NOT_FOUND" or "FORBIDDEN" or "CONFLICT" ? Exit.BadUse : Exit.Server, code, sentences, Next(code, extensions));
    }

    private static string Next(string code, JsonNode? extensions) => code switch
    {
        "UNAUTHENTICATED" => Failure.SignIn,
        "FORBIDDEN" => "gc whoami says as whom you are signed in.",
        "NOT_FOUND" => "Check the name; what is private is found only by those who belong to it.",
        "VALIDATION" => $"Mend {string.Join(", ", (extensions?["fields"] as JsonObject ?? []).Select(field => field.Key).DefaultIfEmpty("the input"))} and try again.",
        "CONFLICT" => "Nothing was changed.",
        _ => extensions?["traceId"] is { } trace ? $"Try again; report it with the trace id {trace}." : "Try again later.",
    };
}
