using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using GrandChallenge.Accounts.Features.Applications;
using GrandChallenge.TestKit;

namespace GrandChallenge.Accounts.Tests.Features.Connect;

/// <summary>An application that uses the platform's accounts, speaking plain HTTP.</summary>
internal sealed class OAuthClient(PlatformFixture platform, string id, string? secret = null)
{
    public const string Callback = "https://client.example.org/callback";

    private readonly HttpClient http = platform.CreateClient();
    private readonly string verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The client of a new application.</summary>
    public static async Task<OAuthClient> RegisterAsync(PlatformFixture platform, Guid owner, ApplicationKind kind, params string[] scopes)
    {
        string[] addresses = kind == ApplicationKind.Machine ? [] : [Callback];
        var made = await platform.SendAs(owner, new RegisterApplication("application", kind, addresses, scopes.Length > 0 ? scopes : ["read"]));
        return new OAuthClient(platform, made.ClientId, made.ClientSecret);
    }

    /// <summary>Everything a signed-in visitor does until this application has tokens for him.</summary>
    public async Task<JsonElement> TokensOfAsync(WebVisitor visitor, string scope = "openid offline_access read")
    {
        var back = await visitor.SubmitAsync(AuthorizeAddress(Callback, scope), ("decision", "allow"));
        return await RedeemAsync(back.Address, Callback);
    }

    public Task<JsonElement> RefreshAsync(JsonElement tokens) =>
        TokenAsync(("grant_type", "refresh_token"), ("refresh_token", tokens.Text("refresh_token")));

    public string AuthorizeAddress(string redirectUri, string scope) =>
        $"/connect/authorize?response_type=code&client_id={id}&redirect_uri={Uri.EscapeDataString(redirectUri)}&scope={Uri.EscapeDataString(scope)}"
        + $"&state=xyz&code_challenge_method=S256&code_challenge={Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))}";

    public Task<JsonElement> RedeemAsync(Uri callback, string redirectUri, string? withVerifier = null) => TokenAsync(
        ("grant_type", "authorization_code"), ("code", HttpUtility.ParseQueryString(callback.Query)["code"]!),
        ("redirect_uri", redirectUri), ("code_verifier", withVerifier ?? verifier));

    public Task<JsonElement> TokenAsync(params (string, string)[] fields) => PostAsync("/connect/token", fields);

    public async Task<JsonElement> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        var all = fields.Append(("client_id", id));
        if (secret is not null)
            all = all.Append(("client_secret", secret));
        var answer = await http.PostAsync(address, new FormUrlEncodedContent(all.Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public async Task<HttpResponseMessage> GetAsync(string address, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request);
    }
}

internal static class Json
{
    public static string Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.ToString() : throw new InvalidOperationException($"{name} is missing from {json}");
}
