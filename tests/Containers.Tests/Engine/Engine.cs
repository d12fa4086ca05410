using Microsoft.Extensions.Logging.Abstractions;

namespace GrandChallenge.Containers.Tests;

/// <summary>The engine that DOCKER_HOST names, or the default socket; a test that needs it is skipped where none answers.</summary>
public sealed class Engine : IAsyncLifetime
{
    public const string Installation = "gc-tests";

    private bool answers;

    public DockerEngine Docker { get; } = new(new DockerEngineOptions { Installation = Installation });

    public EngineImages Images => new(Docker);

    public SealedRunner NewRunner() => new(Docker, TimeProvider.System, NullLogger<SealedRunner>.Instance);

    public void IsNeeded() => Skip.IfNot(answers, "No Docker Engine answers: set DOCKER_HOST or start one with ./test.");

    public async Task InitializeAsync() => answers = await Docker.AnswersAsync(CancellationToken.None);

    public Task DisposeAsync()
    {
        Docker.Dispose();
        return Task.CompletedTask;
    }
}

[CollectionDefinition(Name)]
public sealed class EngineTests : ICollectionFixture<Engine>
{
    public const string Name = "engine";
}
