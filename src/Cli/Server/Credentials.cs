using System.Text.Json;

namespace GrandChallenge.Cli.Server;

/// <summary>A server's token as it is kept.</summary>
/// <param name="Refresh">Renews an access token of `gc login` that has run out; null for a personal access token.</param>
internal sealed record Credential(string Token, string? Refresh = null, DateTimeOffset? Expires = null);

/// <summary>Tokens by server, in a file that only its owner may read.</summary>
internal sealed class Credentials(string path)
{
    public static Credentials Default => new(Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config"),
        "grandchallenge", "credentials.json"));

    public Credential? Of(Uri server) => Read().GetValueOrDefault(server.AbsoluteUri);

    public void Save(Uri server, Credential? credential)
    {
        var all = Read();
        all.Remove(server.AbsoluteUri);
        if (credential is not null)
            all.Add(server.AbsoluteUri, credential);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = path + ".new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(fresh, options))
            JsonSerializer.Serialize(file, all, Api.Json);
        File.Move(fresh, path, overwrite: true);
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
