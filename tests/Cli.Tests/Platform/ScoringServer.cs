using GrandChallenge.TestKit;
using GrandChallenge.TestKit.Images;

namespace GrandChallenge.Cli.Tests.Platform;

/// <summary>The platform on a port, with a Docker Engine that scores. Tests are skipped where there is none.</summary>
public sealed class ScoringServer : PlatformServer
{
    public override async Task InitializeAsync()
    {
        try
        {
            // First: the platform finds its engine by the variable that this sets.
            await DockerEngine.RequireAsync();
        }
        catch (SkipException)
        {
            // Each test says so itself.
        }

        await base.InitializeAsync();
    }

    public async Task<string> TokenAsync(string userName)
    {
        await DockerEngine.RequireAsync();
        Busybox.IsNeeded();
        return await this.CreateTokenAsync(await this.CreateUserAsync(userName));
    }
}

[CollectionDefinition(Name)]
public sealed class Scoring : ICollectionFixture<ScoringServer>
{
    public const string Name = "Scoring";
}
