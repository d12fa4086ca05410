using GrandChallenge.TestKit;
using GrandChallenge.TestKit.Images;

namespace GrandChallenge.Hostile.Tests;

/// <summary>One platform, one arena and one neighbour on the engine, for all tests that score.</summary>
public sealed class ScoringPlatform : HostilePlatform
{
    private readonly SemaphoreSlim opening = new(1);
    private Arena? arena;
    private string? neighbour;
    private string? startedAt;

    /// <summary>Its method has scored before: what breaks a limit afterwards is the submission.</summary>
    internal async Task<Arena> ArenaAsync()
    {
        RequireEngine();
        await opening.WaitAsync();
        try
        {
            return arena ??= await BeginAsync();
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>Another installation's container on the same engine goes on undisturbed.</summary>
    public async Task NeighbourIsWellAsync()
    {
        (await RunTraces.StartedAtAsync(neighbour!)).ShouldBe(startedAt);
        (await Shell.RunAsync("docker", "inspect", "-f", "{{.State.Running}}", neighbour!)).ShouldBe("true");
    }

    public override async ValueTask DisposeAsync()
    {
        if (neighbour is not null)
            await Shell.RunAsync("docker", "rm", "-f", neighbour);
        neighbour = null;
        opening.Dispose();
        await base.DisposeAsync();
    }

    private async Task<Arena> BeginAsync()
    {
        var opened = await (await new Arena(this).OpenAsync()).EquipAsync();
        (await opened.ScoreAsync("succeed")).State.ShouldBe(Evaluation.Domain.RunState.Succeeded);
        neighbour = await Shell.RunAsync(
            "docker", "run", "-d", "--network", "none", "--label", "org.grand-challenge.installation=neighbour",
            "--label", $"org.grand-challenge.run={Guid.CreateVersion7():D}", "--label", "org.grand-challenge.attempt=1",
            HostileMethod.Image.Id, "sleep", "3600");
        startedAt = await RunTraces.StartedAtAsync(neighbour);
        return opened;
    }
}

[CollectionDefinition(Name)]
public sealed class ScoringTests : ICollectionFixture<ScoringPlatform>
{
    public const string Name = "scoring";
}
