using Docker.DotNet;
using Docker.DotNet.Models;
using GrandChallenge.TestKit;

namespace GrandChallenge.EndToEnd.Tests.Compose;

public sealed class ComposeTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string project = $"gc-test-{Environment.ProcessId}";
    private readonly int port = FreePort.Next();
    private bool isUp;

    [SkippableFact]
    public async Task Compose_starts_a_migrated_platform_with_its_own_worker()
    {
        using var engine = new DockerClientBuilder().WithEndpoint(await DockerEngine.RequireAsync()).Build();
        await EngScript.RunAsync("images");
        isUp = true;
        await ComposeAsync("up", "-d");

        await Eventually.TrueAsync(async () => await HealthAsync(engine, "web") == "healthy" && await HealthAsync(engine, "worker") == "healthy", Patience);

        using var browser = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        (await browser.GetStringAsync("/health")).ShouldBe("ok");
        (await InspectAsync(engine, "migrate")).State!.ExitCode.ShouldBe(0);
        await ComposeAsync("exec", "-T", "worker", "test", "-w", "/var/run/docker.sock");
        (await InspectAsync(engine, "web")).Mounts.ShouldNotContain(mount => mount.Destination.EndsWith("docker.sock"));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (isUp)
            await ComposeAsync("down", "-v", "--remove-orphans");
    }

    private Task<string> ComposeAsync(params string[] arguments) => EngScript.RunAsync(
        "compose",
        new Dictionary<string, string>
        {
            ["GC_COMPOSE_PROJECT"] = project,
            ["GC_DATABASE_PASSWORD"] = "compose-test",
            ["GC_LISTEN"] = $"127.0.0.1:{port}",
        },
        arguments);

    private async Task<string> HealthAsync(IDockerClient engine, string service) =>
        (await InspectAsync(engine, service)).State?.Health?.Status ?? "unknown";

    private async Task<ContainerInspectResponse> InspectAsync(IDockerClient engine, string service)
    {
        var labels = new Dictionary<string, bool>
        {
            [$"com.docker.compose.project={project}"] = true,
            [$"com.docker.compose.service={service}"] = true,
        };
        var containers = await engine.Containers.ListContainersAsync(new()
        {
            All = true,
            Filters = new Dictionary<string, IDictionary<string, bool>> { ["label"] = labels },
        });
        return await engine.Containers.InspectContainerAsync(containers.Single().ID);
    }
}
