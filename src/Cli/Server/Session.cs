using System.CommandLine;
using GrandChallenge.Cli.Output;

namespace GrandChallenge.Cli.Server;

/// <summary>What every command needs: whom to ask, as whom, and where to write. Results go to stdout, everything else to stderr.</summary>
internal sealed class Session(Uri server, Credentials credentials, TextWriter output, TextWriter error) : IDisposable
{
    public const string TokenVariable = "GC_TOKEN";

    private const string Default = "http://127.0.0.1:8080";

    public static readonly Option<string?> ServerOption = new("--server")
    {
        Description = "Address of the platform (else GC_SERVER, else " + Default + ")",
        Recursive = true,
    };

    private Api? api;

    public Uri Server => server;

    public Credentials Credentials => credentials;

    public TextWriter Output => output;

    public TextWriter Error => error;

    public static Session Of(ParseResult call)
    {
        var address = call.GetValue(ServerOption) ?? Environment.GetEnvironmentVariable("GC_SERVER") ?? Default;
        if (!Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
            throw Failure.BadUse($"“{address}” is no address of a server.", "Give one such as https://challenges.example.org");
        return new Session(server, Credentials.Default, call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);
    }

    public async Task<Api> ApiAsync(CancellationToken cancellationToken) => api ??= new Api(server, await TokenAsync(cancellationToken));

    public async Task<Uploader> UploaderAsync(CancellationToken cancellationToken) =>
        new(await ApiAsync(cancellationToken), UnfinishedUploads.Default, new Progress(error), Say);

    /// <summary>A line on stderr about what is going on.</summary>
    public void Say(string line) => error.WriteLine(line);

    public void Dispose() => api?.Dispose();

    private async Task<string?> TokenAsync(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(TokenVariable)?.Trim() is { Length: > 0 } given)
            return Credential.Checked(given);
        var saved = credentials.Of(server);
        if (saved is not { Refresh: not null, Expires: { } expires } || expires > TimeProvider.System.GetUtcNow().AddMinutes(1))
            return saved?.Token;
        using var anonymous = new Api(server, token: null);
        var renewed = await new DeviceLogin(anonymous).RenewAsync(saved.Refresh, cancellationToken);
        credentials.Save(server, renewed);
        return renewed.Token;
    }
}
