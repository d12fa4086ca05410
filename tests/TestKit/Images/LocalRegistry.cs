using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace GrandChallenge.TestKit.Images;

/// <summary>A container registry of the test's own on 127.0.0.1, where engines speak plain HTTP: Debian's docker-registry.</summary>
public sealed class LocalRegistry : IAsyncDisposable
{
    private const string Program = "/usr/bin/docker-registry";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gc-registry-");
    private readonly int port = FreePort.Next();
    private Process? process;

    /// <summary>Host and port, as they stand in an image's name.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");

    /// <summary>The test is skipped where there is no such program.</summary>
    public static async Task<LocalRegistry> StartAsync()
    {
        Skip.IfNot(File.Exists(Program), $"{Program} is missing: install docker-registry.");
        var registry = new LocalRegistry();
        await registry.RunAsync();
        return registry;
    }

    /// <summary>Loads an image into the engine, pushes it from there, and removes it, so that who wants it must pull it.</summary>
    /// <returns>Its name with its digest.</returns>
    public async Task<string> PushAsync(TestImage image, string repository)
    {
        var name = $"{Name}/{repository}:latest";
        var archive = Path.Combine(folder.FullName, "image.tar");
        await File.WriteAllBytesAsync(archive, ImageArchives.Docker(image));
        await Shell.RunAsync("docker", "load", "--quiet", "--input", archive);
        await Shell.RunAsync("docker", "tag", image.Id, name);
        await Shell.RunAsync("docker", "push", "--quiet", name);
        var digest = await Shell.RunAsync("docker", "inspect", "--format", "{{index .RepoDigests 0}}", name);
        await Shell.RunAsync("docker", "rmi", "--force", image.Id);
        return digest;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task RunAsync()
    {
        var settings = Path.Combine(folder.FullName, "settings.yml");
        await File.WriteAllTextAsync(settings, $$"""
            version: 0.1
            log:
              level: error
              accesslog: {disabled: true}
            storage:
              filesystem: {rootdirectory: "{{folder.FullName}}/images"}
            http: {addr: "{{Name}}"}
            """);
        process = Process.Start(new ProcessStartInfo(Program, ["serve", settings]) { UseShellExecute = false })!;
        using var client = new HttpClient();
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    return (await client.GetAsync($"http://{Name}/v2/")).IsSuccessStatusCode;
                }
                catch (HttpRequestException) when (!process.HasExited)
                {
                    return false;
                }
            },
            TimeSpan.FromSeconds(30));
    }
}
