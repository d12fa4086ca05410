using Microsoft.Extensions.Logging.Abstractions;

namespace GrandChallenge.Containers.Tests;

/// <summary>The container library over the tests' engine; a test that needs it is skipped where there is none.</summary>
public sealed class Engine : IAsyncLifetime
{
    public const string Installation = "gc-tests";

    private DockerEngine? docker;
    private SkipException? refusal;

    public DockerEngine Docker => docker ?? throw refusal!;

    public EngineImages Images => new(Docker);

    public SealedRunner NewRunner() => new(Docker, TimeProvider.System, NullLogger<SealedRunner>.Instance);

    public void IsNeeded()
    {
        if (refusal is not null)
            throw refusal;
    }

    public async Task InitializeAsync()
    {
        try
        {
            docker = new DockerEngine(new DockerEngineOptions { Host = await TestKit.DockerEngine.RequireAsync(), Installation = Installation });
        }
        catch (SkipException skip)
        {
            refusal = skip;
        }
    }

    public Task DisposeAsync()
    {
        docker?.Dispose();
        return Task.CompletedTask;
    }
}

internal static class TestImages
{
    public static async Task<string> LoadAsync(this TestImage image, Engine engine)
    {
        Busybox.IsNeeded();
        return await engine.Images.LoadAsync(new MemoryStream(ImageArchives.Docker(image)), CancellationToken.None);
    }
}

[CollectionDefinition(Name)]
public sealed class EngineTests : ICollectionFixture<Engine>
{
    public const string Name = "engine";
}
