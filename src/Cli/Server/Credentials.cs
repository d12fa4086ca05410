using System.Text.Json;

namespace GrandChallenge.Cli.Server;

/// <summary>A server's token as it is kept.</summary>
/// <param name="Refresh">Renews an access token of `gc login` that has run out; null for a personal access token.</param>
internal sealed record Credential(string Token, string? Refresh = null, DateTimeOffset? Expires = null)
{
    /// <exception cref="Failure">No server could have given this token.</exception>
    public static string Checked(string token) => token.All(letter => letter is > ' ' and <= '~')
        ? token
        : throw Failure.BadUse("The token holds spaces or letters that no token has.", "Copy it anew, as the page Account, Access tokens shows it: gcp_…");
}

/// <summary>Tokens by server, in a file that only its owner may read.</summary>
internal sealed class Credentials(string path)
{
    public static Credentials Default => new(Path.Combine(KeptFiles.Folder, "credentials.json"));

    public Credential? Of(Uri server) => Read().GetValueOrDefault(server.AbsoluteUri);

    public void Save(Uri server, Credential? credential)
    {
        var all = Read();
        all.Remove(server.AbsoluteUri);
        if (credential is not null)
            all.Add(server.AbsoluteUri, credential);
        KeptFiles.Replace(path, file => JsonSerializer.Serialize(file, all, Api.Json));
    }

    private Dictionary<string, Credential> Read()
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<Dictionary<string, Credential>>(file, Api.Json) ?? [];
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (JsonException)
        {
            throw Failure.BadUse($"{path} is not what gc has written.", "Delete the file and run gc login again.");
        }
    }
}
