using System.Formats.Tar;
using System.IO.Pipelines;
using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace GrandChallenge.Containers;

/// <summary>Brings everything in place on the engine up to the moment before the start: volumes, inputs, holder and the created scorer.</summary>
internal sealed class RunPreparation(DockerEngine engine)
{
    private const int MostVolumes = 16;

    public async Task PrepareAsync(RunNames names, RunRequest wanted, CancellationToken cancellation)
    {
        // An engine refuses a limit above what it has; a limit it cannot reach limits nothing.
        var cpus = Math.Min(wanted.Profile.Cpus, await engine.ProcessorsAsync(cancellation));
        var request = wanted with { Profile = wanted.Profile with { Cpus = cpus } };
        var imageTask = InspectAsync(request.Image, cancellation);
        var holderTask = CreateHolderAsync(names, request, cancellation);
        await Together(imageTask, holderTask);
        var image = await imageTask;
        await Together(
            engine.Client.Containers.StartContainerAsync(names.Holder, cancellationToken: cancellation),
            CreateScorerAsync(names, request, image.Config, cancellation),
            PutInputsAsync(names, request, cancellation));
    }

    private async Task<ImageInspectResponse> InspectAsync(string image, CancellationToken cancellation)
    {
        try
        {
            var found = await engine.Client.Images.InspectImageAsync(image, cancellation);
            if (found.Config?.Volumes?.Count > MostVolumes)
                throw new RunFailure(RunOutcome.StartRefused,
                    $"The image declares {found.Config.Volumes.Count} volumes (VOLUME); at most {MostVolumes} are accepted.");
            return found;
        }
        catch (DockerImageNotFoundException)
        {
            throw new RunFailure(RunOutcome.ImageMissing, $"The container image {image} is not on the engine; upload or pull it again.");
        }
    }

    private async Task CreateHolderAsync(RunNames names, RunRequest request, CancellationToken cancellation)
    {
        var settings = SealedContainer.Holder(names, request);
        try
        {
            await engine.Client.Containers.CreateContainerAsync(settings, cancellation);
        }
        catch (DockerApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            await EngineImages.LoadAsync(engine, new MemoryStream(HolderImage.Archive()), cancellation);
            await engine.Client.Containers.CreateContainerAsync(settings, cancellation);
        }
    }

    private async Task CreateScorerAsync(RunNames names, RunRequest request, DockerOCIImageConfig? image, CancellationToken cancellation)
    {
        try
        {
            var user = SafeUser.Choose(image?.User);
            await engine.Client.Containers.CreateContainerAsync(SealedContainer.Scorer(names, request, image, user), cancellation);
            if (SafeUser.NeedsPasswd(image?.User) && await UserInImageAsync(names, image?.User, cancellation) is var named && named != user)
            {
                await engine.Client.Containers.RemoveContainerAsync(names.Scorer, EngineCleanup.Forced, cancellation);
                await engine.Client.Containers.CreateContainerAsync(SealedContainer.Scorer(names, request, image, named), cancellation);
            }
        }
        catch (DockerApiException e) when (e.StatusCode is HttpStatusCode.BadRequest)
        {
            throw new RunFailure(RunOutcome.StartRefused, $"The container image cannot be started: {EngineFailure.Reason(e)}.");
        }
    }

    private async Task<string> UserInImageAsync(RunNames names, string? user, CancellationToken cancellation)
    {
        try
        {
            var passwd = await ContainerFile.ReadAsync(engine, names.Scorer, "/etc/passwd", 64 << 10, cancellation);
            return SafeUser.Choose(user, SafeUser.Text(passwd));
        }
        catch (RunFailure)
        {
            return SafeUser.Nobody;
        }
    }

    private async Task PutInputsAsync(RunNames names, RunRequest request, CancellationToken cancellation)
    {
        foreach (var input in request.Inputs)
            await PutAsync(names.Holder, input, cancellation);
    }

    private async Task PutAsync(string container, RunInput input, CancellationToken cancellation)
    {
        var pipe = new Pipe();
        var writing = WriteAsync();
        try
        {
            await engine.Transfers.Containers.ExtractArchiveToContainerAsync(
                container, new CopyToContainerParameters { Path = input.MountPath }, pipe.Reader.AsStream(), cancellation);
        }
        finally
        {
            await pipe.Reader.CompleteAsync();
            await writing;
        }

        async Task WriteAsync()
        {
            try
            {
                await using var stream = pipe.Writer.AsStream(leaveOpen: true);
                await input.WriteTar(stream, cancellation);
                await stream.FlushAsync(cancellation);
                await pipe.Writer.CompleteAsync();
            }
            catch (Exception e)
            {
                await pipe.Writer.CompleteAsync(e);
                throw;
            }
        }
    }

    // All of them end before the first failure is told, so that cleaning up never races with a call under way.
    private static async Task Together(params Task[] tasks) => await Task.WhenAll(tasks);
}
