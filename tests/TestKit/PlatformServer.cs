namespace GrandChallenge.TestKit;

/// <summary>The whole platform in this process, listening on a port of 127.0.0.1: for clients that speak real HTTP.</summary>
public class PlatformServer : PlatformFixture
{
    public PlatformServer() => UseKestrel(0);

    public Uri Address => ClientOptions.BaseAddress;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        StartServer();
    }
}
