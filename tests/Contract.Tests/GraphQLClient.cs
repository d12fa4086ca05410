using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace GrandChallenge.Contract.Tests;

internal static class GraphQLClient
{
    public static async Task<Answer> AskAsync(this HttpClient client, string query, object? variables = null)
    {
        using var response = await client.PostAsJsonAsync("/graphql", new { query, variables });
        return new Answer(response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>())!);
    }
}

internal sealed record Answer(HttpStatusCode Status, JsonNode Body)
{
    public JsonNode? Data => Body["data"];

    public JsonNode? Error => Body["errors"]?[0];

    public string? Code => Error?["extensions"]?["code"]?.ToString();

    public string Sentence => Error?["message"]?.ToString() ?? "";
}
