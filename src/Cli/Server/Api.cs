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
        Http = new HttpClient { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
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
        if (answer?["errors"] is JsonArray { Count: > 0 } errors)
            throw Refused(errors);
        return (answer?["data"] as JsonObject)?.FirstOrDefault().Value;
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

    private async Task<JsonNode?> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var body = await response.Content.ReadFromJsonAsync<JsonNode>(Json, cancellationToken);
            return body?["data"] is not null || body?["errors"] is not null ? body : throw Odd(response, body?["detail"]?.ToString());
        }
        catch (JsonException)
        {
            throw Odd(response, null);
        }
    }

    private Failure Odd(HttpResponseMessage response, string? detail) => response.StatusCode == HttpStatusCode.Unauthorized
        ? new Failure(Exit.Server, "UNAUTHENTICATED", detail ?? "The token does not hold.", "Run gc login, or set GC_TOKEN to a token that holds.")
        : new Failure(Exit.Server, "ODD_ANSWER", detail ?? $"{Server} answered {(int)response.StatusCode} without JSON.",
            "Is this the address of a Grand Challenge server (--server or GC_SERVER)?");

    private static Failure Refused(JsonArray errors)
    {
        var extensions = errors[0]!["extensions"];
        var code = extensions?["code"]?.ToString() ?? "INTERNAL";
        var sentences = string.Join("\n    ", errors.Select(error => error!["message"]!.ToString()));
        return new Failure(code is "VALIDATION" or "NOT_FOUND" or "CONFLICT" ? Exit.BadUse : Exit.Server, code, sentences, Next(code, extensions));
    }

    private static string Next(string code, JsonNode? extensions) => code switch
    {
        "UNAUTHENTICATED" => "Run gc login, or set GC_TOKEN to a token.",
        "FORBIDDEN" => "gc whoami says as whom you are signed in.",
        "NOT_FOUND" => "Check the name; what is private is found only by those who belong to it.",
        "VALIDATION" => $"Mend {string.Join(", ", (extensions?["fields"] as JsonObject ?? []).Select(field => field.Key).DefaultIfEmpty("the input"))} and try again.",
        "CONFLICT" => "Nothing was changed.",
        _ => extensions?["traceId"] is { } trace ? $"Try again; report it with the trace id {trace}." : "Try again later.",
    };
}
