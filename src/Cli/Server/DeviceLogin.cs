using System.Text.Json.Nodes;

namespace GrandChallenge.Cli.Server;

/// <summary>OAuth's device flow (RFC 8628): the person signs in at a browser, here or on another machine, and types a code.</summary>
internal sealed class DeviceLogin(Api api)
{
    private const string Client = "gc-cli";

    /// <param name="show">Told the address to open and the code to type there.</param>
    public async Task<Credential> LoginAsync(Action<string, string> show, CancellationToken cancellationToken)
    {
        var start = await PostAsync("connect/device", new() { ["client_id"] = Client, ["scope"] = "read submit write offline_access" }, cancellationToken);
        if (start["device_code"]?.ToString() is not { } code)
            throw Refused(start);
        show(start["verification_uri_complete"]?.ToString() ?? start["verification_uri"]!.ToString(), start["user_code"]!.ToString());
        var pause = TimeSpan.FromSeconds((double?)start["interval"] ?? 5);
        while (true)
        {
            await Task.Delay(pause, cancellationToken);
            var answer = await TokenAsync(new() { ["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code", ["device_code"] = code }, cancellationToken);
            switch (answer["error"]?.ToString())
            {
                case null: return CredentialOf(answer);
                case "authorization_pending": break;
                case "slow_down": pause += TimeSpan.FromSeconds(5); break;
                default: throw Refused(answer);
            }
        }
    }

    public async Task<Credential> RenewAsync(string refresh, CancellationToken cancellationToken)
    {
        var answer = await TokenAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refresh }, cancellationToken);
        return answer["error"] is null ? CredentialOf(answer) : throw Refused(answer);
    }

    private Task<JsonObject> TokenAsync(Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        form["client_id"] = Client;
        return PostAsync("connect/token", form, cancellationToken);
    }

    private async Task<JsonObject> PostAsync(string path, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        using var response = await api.SendAsync(() => api.Http.PostAsync(path, new FormUrlEncodedContent(form), cancellationToken));
        return await api.JsonAsync(response, cancellationToken) as JsonObject ?? throw api.Odd(response);
    }

    private static Credential CredentialOf(JsonNode answer) => new(
        answer["access_token"]!.ToString(), answer["refresh_token"]?.ToString(),
        TimeProvider.System.GetUtcNow().AddSeconds((double?)answer["expires_in"] ?? 3600));

    private static Failure Refused(JsonNode answer)
    {
        var (cause, next) = answer["error"]?.ToString() switch
        {
            "access_denied" => ("The sign-in was not allowed at the browser.", "Nothing was kept. If that was a mistake, run gc login again."),
            "expired_token" => ("The code has expired before it was confirmed.", "Run gc login again, and confirm the new code while gc waits."),
            "invalid_grant" => ("The sign-in that was kept here no longer holds.", "Run gc login again."),
            var error => (
                answer["error_description"]?.ToString() ?? $"The server did not let you in: {error ?? "it sent no code"}.",
                "Run gc login again, or make an access token on the page Account, Access tokens, and run gc login --token."),
        };
        return new Failure(Exit.Server, "LOGIN_REFUSED", cause, next);
    }
}
