using System.IO.Pipelines;
using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace GrandChallenge.Containers;

/// <summary>The images that the engine has.</summary>
public sealed class EngineImages(DockerEngine engine)
{
    /// <summary>Loads an image archive of any accepted kind; loading again is harmless.</summary>
    /// <param name="archive">Seekable, at its start; left open. It is read twice.</param>
    /// <returns>The engine's id of the image, `sha256:…`, for <see cref="RunRequest.Image"/>.</returns>
    /// <exception cref="ImageRejectedException">The archive is not usable; the message says why.</exception>
    public async Task<string> LoadAsync(Stream archive, CancellationToken cancellation)
    {
        var (layout, _) = await ImageArchive.ReadAsync(archive, cancellation);
        archive.Position = 0;
        var pipe = new Pipe();
        var writing = WriteAsync(archive, layout, pipe.Writer, cancellation);
        try
        {
            await LoadAsync(engine, pipe.Reader.AsStream(), cancellation);
        }
        finally
        {
            await pipe.Reader.CompleteAsync();
            await writing;
        }

        return (await engine.Client.Images.InspectImageAsync(EngineArchive.Name(layout), cancellation)).ID;
    }

    /// <inheritdoc cref="LoadAsync(Stream, CancellationToken)"/>
    public async Task<string> LoadAsync(string path, CancellationToken cancellation)
    {
        await using var archive = File.OpenRead(path);
        return await LoadAsync(archive, cancellation);
    }

    /// <summary>Pulls `name@sha256:…` from its registry.</summary>
    /// <exception cref="ImageRejectedException">It names no digest, the registry does not give it, or it is not usable.</exception>
    public async Task PullByDigestAsync(string image, CancellationToken cancellation)
    {
        if (image.Split("@sha256:", 2) is not [{ Length: > 0 } repository, { Length: 64 } digest] || !digest.All(char.IsAsciiHexDigitLower))
            throw new ImageRejectedException($"The image {image} must be named by its digest: name@sha256: and 64 hexadecimal digits.");
        var answer = new EngineAnswer();
        try
        {
            await engine.Transfers.Images.CreateImageAsync(
                new ImagesCreateParameters { FromImage = repository, Tag = $"sha256:{digest}", Platform = "linux/amd64" }, authConfig: null, answer, cancellation);
        }
        catch (DockerApiException e) when (!cancellation.IsCancellationRequested)
        {
            throw new ImageRejectedException($"The image {image} could not be pulled: {WhyNotPulled(EngineFailure.Reason(e))}.");
        }

        if (answer.Error is { } error)
            throw new ImageRejectedException($"The image {image} could not be pulled: {error}.");
        var pulled = await engine.Client.Images.InspectImageAsync(image, cancellation);
        UsableImage.Require(pulled.Os, pulled.Architecture, [.. pulled.Config?.Entrypoint ?? []], [.. pulled.Config?.Cmd ?? []]);
    }

    /// <summary>Whether the engine has the image (`sha256:…` or `name@sha256:…`).</summary>
    public async Task<bool> ExistsAsync(string image, CancellationToken cancellation)
    {
        try
        {
            await engine.Client.Images.InspectImageAsync(image, cancellation);
            return true;
        }
        catch (DockerApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
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
        catch (DockerApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // Gone.
        }
    }

    internal static async Task LoadAsync(DockerEngine engine, Stream archive, CancellationToken cancellation)
    {
        var answer = new EngineAnswer();
        await engine.Transfers.Images.LoadImageAsync(new ImageLoadParameters { Quiet = true }, archive, answer, cancellation);
        if (answer.Error is { } error)
            throw new ImageRejectedException($"The engine could not load the image: {error}.");
    }

    private static string WhyNotPulled(string reason) =>
        reason.Contains("manifest unknown", StringComparison.Ordinal) ? "its registry has no image of this name with this digest; check both, and that it was pushed"
        : reason.Contains("/v2/", StringComparison.Ordinal) ? $"its registry does not answer: {reason}"
        : reason;

    private static async Task WriteAsync(Stream archive, ImageLayout layout, PipeWriter pipe, CancellationToken cancellation)
    {
        try
        {
            await using (var output = pipe.AsStream(leaveOpen: true))
                await EngineArchive.WriteAsync(archive, layout, output, cancellation);
            await pipe.CompleteAsync();
        }
        catch (Exception e)
        {
            await pipe.CompleteAsync(e);
            throw;
        }
    }

    // Progress<T> would report later, on another thread.
    private sealed class EngineAnswer : IProgress<JSONMessage>
    {
        public string? Error { get; private set; }

        public void Report(JSONMessage value) => Error ??= value.Error?.Message;
    }
}
