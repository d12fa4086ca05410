using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace GrandChallenge.Containers;

/// <summary>Takes away what runs leave on the engine.</summary>
internal sealed class EngineCleanup(DockerEngine engine)
{
    public static readonly ContainerRemoveParameters Forced = new() { Force = true, RemoveVolumes = true };

    /// <summary>Removes an attempt's containers, then its volumes; what is already gone is no error.</summary>
    public async Task RemoveAsync(RunNames names, CancellationToken cancellation)
    {
        await Task.WhenAll(RemoveContainerAsync(names.Scorer, cancellation), RemoveContainerAsync(names.Holder, cancellation));
        var volumes = await engine.Client.Volumes.ListAsync(new VolumesListParameters { Filters = Filters(names.Labels) }, cancellation);
        await Task.WhenAll((volumes.Volumes ?? []).Select(v => RemoveVolumeAsync(v.Name, cancellation)));
    }

    /// <summary>Every attempt of this installation that has something on the engine.</summary>
    public async Task<IReadOnlyCollection<RunNames>> FindAsync(CancellationToken cancellation)
    {
        var ours = Filters(new Dictionary<string, string>(StringComparer.Ordinal) { [RunNames.InstallationLabel] = engine.Options.Installation });
        var containers = await engine.Client.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = ours }, cancellation);
        var volumes = await engine.Client.Volumes.ListAsync(new VolumesListParameters { Filters = ours }, cancellation);
        return containers.Select(c => c.Labels)
            .Concat((volumes.Volumes ?? []).Select(v => v.Labels))
            .Select(RunNames.FromLabels)
            .OfType<RunNames>()
            .ToHashSet();
    }

    private async Task RemoveContainerAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await engine.Client.Containers.RemoveContainerAsync(name, Forced, cancellation);
        }
        catch (DockerApiException e) when (e.StatusCode is HttpStatusCode.NotFound)
        {
            // Never made, or removed before.
        }
        catch (DockerApiException e) when (e.StatusCode is HttpStatusCode.Conflict)
        {
            // Another removal is under way; the volumes' turn comes when it is done.
            await WaitUntilGoneAsync(name, cancellation);
        }
    }

    private async Task WaitUntilGoneAsync(string name, CancellationToken cancellation)
    {
        try
        {
            for (var i = 0; i < 100; i++)
            {
                await engine.Client.Containers.InspectContainerAsync(name, cancellation);
                await Task.Delay(50, cancellation);
            }
        }
        catch (DockerApiException e) when (e.StatusCode is HttpStatusCode.NotFound)
        {
            // Gone.
        }
    }

    private async Task RemoveVolumeAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await engine.Client.Volumes.RemoveAsync(name, force: true, cancellation);
        }
        catch (DockerApiException e) when (e.StatusCode is HttpStatusCode.NotFound)
        {
            // Removed before.
        }
    }

    private static Dictionary<string, IDictionary<string, bool>> Filters(Dictionary<string, string> labels) => new(StringComparer.Ordinal)
    {
        ["label"] = labels.ToDictionary(l => $"{l.Key}={l.Value}", _ => true, StringComparer.Ordinal),
    };
}
