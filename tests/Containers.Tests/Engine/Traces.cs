using Docker.DotNet.Models;

namespace GrandChallenge.Containers.Tests;

/// <summary>What a run left on the engine.</summary>
internal static class Traces
{
    public static async Task<IReadOnlyList<string>> OfAsync(Engine engine, RunRequest request)
    {
        var filter = new Dictionary<string, IDictionary<string, bool>>
        {
            ["label"] = new Dictionary<string, bool> { [$"{RunNames.RunLabel}={request.RunId:D}"] = true },
        };
        var containers = await engine.Docker.Client.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = filter });
        var volumes = await engine.Docker.Client.Volumes.ListAsync(new VolumesListParameters { Filters = filter });
        return [.. containers.SelectMany(c => c.Names), .. (volumes.Volumes ?? []).Select(v => v.Name)];
    }
}
