using Xunit;

namespace GrandChallenge.TestKit;

/// <summary>The Docker Engine that tests use: the one DOCKER_HOST names, else the machine's, else this clone's private one.
/// Once obtained it is this process's DOCKER_HOST.</summary>
public static class DockerEngine
{
    private static readonly Lazy<Task<(Uri? Address, string? Refusal)>> Engine = new(StartAsync);

    /// <summary>The engine's address. The test is skipped, with the reason, where no engine can be had.</summary>
    public static async Task<Uri> RequireAsync()
    {
        var (address, refusal) = await Engine.Value;
        Skip.If(address is null, $"No Docker Engine: {refusal}");
        return address!;
    }

    /// <summary>The same, with debian:bookworm-slim in the engine.</summary>
    public static async Task<Uri> RequireBaseImageAsync()
    {
        var address = await RequireAsync();
        await EngScript.RunAsync("base-image");
        return address;
    }

    private static async Task<(Uri? Address, string? Refusal)> StartAsync()
    {
        try
        {
            var address = await EngScript.RunAsync("docker", "start");
            Environment.SetEnvironmentVariable("DOCKER_HOST", address);
            Environment.SetEnvironmentVariable("DOCKER_API_VERSION", await EngScript.RunAsync("docker", "api"));
            return (new Uri(address), null);
        }
        catch (InvalidOperationException refusal)
        {
            return (null, refusal.Message);
        }
    }
}
