using GrandChallenge.TestKit;

namespace GrandChallenge.EndToEnd.Tests.Platform;

/// <summary>The platform with its worker and a Docker Engine, on a port: one for all tests that only need it to be there.</summary>
public sealed class WholePlatform : PlatformServer
{
    private readonly Lazy<Task<DemoChallenge>> demo;

    public WholePlatform() => demo = new(() => DemoChallenge.MakeAsync(this));

    /// <summary>The demo challenge with its participants' results; made once.</summary>
    public async Task<DemoChallenge> DemoAsync()
    {
        await DockerEngine.RequireAsync();
        return await demo.Value;
    }

    public override async Task InitializeAsync()
    {
        try
        {
            await DockerEngine.RequireAsync();
        }
        catch (SkipException)
        {
            // Each test that needs the engine says so itself.
        }

        await base.InitializeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class WholePlatformCollection : ICollectionFixture<WholePlatform>
{
    public const string Name = "The whole platform";
}
