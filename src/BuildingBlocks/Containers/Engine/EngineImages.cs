using Docker.DotNet;
using Docker.DotNet.Models;

namespace GrandChallenge.Containers;

/// <summary>The images that the engine has.</summary>
public sealed class EngineImages(DockerEngine engine)
{
    /// <summary>Whether the engine has the image (`sha256:…` or `name@sha256:…`).</summary>
    public async Task<bool> ExistsAsync(string image, CancellationToken cancellation)
    {
        try
        {
            await engine.Client.Images.InspectImageAsync(image, cancellation);
            return true;
        }
        catch (DockerImageNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Removes the image with all its names; that it is gone already is no error.</summary>
    public async Task RemoveAsync(string image, CancellationToken cancellation)
    {
        try
        {
            await engine.Client.Images.DeleteImageAsync(image, new ImageDeleteParameters { Force = true }, cancellation);
        }
        catch (DockerImageNotFoundException)
        {
            // Gone.
        }
    }

    internal static async Task LoadAsync(DockerEngine engine, Stream archive, CancellationToken cancellation)
    {
        var answer = new LoadAnswer();
        await engine.Transfers.Images.LoadImageAsync(new ImageLoadParameters { Quiet = true }, archive, answer, cancellation);
        if (answer.Error is { } error)
            throw new ImageRejectedException($"The engine could not load the image: {error}.");
    }

    private sealed class LoadAnswer : IProgress<JSONMessage>
    {
        public string? Error { get; private set; }

        public void Report(JSONMessage value) => Error ??= value.Error?.Message;
    }
}
