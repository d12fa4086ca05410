using Docker.DotNet;

namespace GrandChallenge.Containers;

/// <summary>The connection to one Docker Engine (API 1.41, Docker 20.10, and later).</summary>
public sealed class DockerEngine : IDisposable
{
    private static readonly Version ApiVersion = new(1, 41);

    private long? processors;

    public DockerEngine(DockerEngineOptions options)
    {
        Options = options;
        Client = Connect(options.Host, TimeSpan.FromMinutes(2));
        Transfers = Connect(options.Host, Timeout.InfiniteTimeSpan);
    }

    internal DockerEngineOptions Options { get; }

    /// <summary>For calls that a healthy engine answers soon.</summary>
    internal DockerClient Client { get; }

    /// <summary>For calls whose length depends on the bytes they carry.</summary>
    internal DockerClient Transfers { get; }

    public async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await Client.System.PingAsync(cancellation);
            return true;
        }
        catch (Exception e) when (EngineFailure.Is(e, cancellation))
        {
            return false;
        }
    }

    /// <summary>Whether the engine says that it can attach a GPU. An engine that does not answer has none.</summary>
    public async Task<bool> HasGpuAsync(CancellationToken cancellation)
    {
        try
        {
            return (await Client.System.GetSystemInfoAsync(cancellation)).Runtimes?.ContainsKey("nvidia") ?? false;
        }
        catch (Exception e) when (EngineFailure.Is(e, cancellation))
        {
            return false;
        }
    }

    /// <summary>How many processors the engine has; asked once.</summary>
    internal async Task<long> ProcessorsAsync(CancellationToken cancellation) =>
        processors ??= (await Client.System.GetSystemInfoAsync(cancellation)).NCPU;

    public void Dispose()
    {
        Client.Dispose();
        Transfers.Dispose();
    }

    private static DockerClient Connect(Uri? host, TimeSpan timeout)
    {
        var builder = new DockerClientBuilder().WithApiVersion(ApiVersion).WithTimeout(timeout);
        return (host is null ? builder : builder.WithEndpoint(host)).Build();
    }
}
