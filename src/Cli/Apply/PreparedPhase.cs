using GrandChallenge.Cli.Folder;
using GrandChallenge.Cli.Server;

namespace GrandChallenge.Cli.Apply;

/// <summary>A phase of the folder with its method and ground truth at hand as files, so that they can be compared with the server's.</summary>
internal sealed record PreparedPhase(PhaseSettings Settings, PreparedFile? Method, PreparedFile? GroundTruth);

/// <param name="File">What is uploaded; null for an image in a registry.</param>
/// <param name="Image">The image's reference or digest, where it is known.</param>
internal sealed record PreparedFile(string Name, FileInfo? File, string? Sha256, string? Image)
{
    public bool IsSame(SetupVersion version) =>
        !version.IsRejected && ((Sha256 is not null && version.Sha256 == Sha256) || (Image is not null && version.Image == Image));
}

/// <summary>Builds, zips and hashes what the phases name, in a folder that is removed afterwards.</summary>
internal sealed class Preparation(Action<string> say) : IDisposable
{
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("gc-apply-");

    public async Task<PreparedPhase> PrepareAsync(PhaseFile phase, CancellationToken cancellationToken) => new(
        phase.Settings,
        phase.Method is { } method ? await MethodAsync(method, cancellationToken) : null,
        phase.GroundTruth is { } folder ? await GroundTruthAsync(phase.Settings.Slug!, folder, cancellationToken) : null);

    public void Dispose() => scratch.Delete(recursive: true);

    private async Task<PreparedFile> MethodAsync(MethodSource method, CancellationToken cancellationToken)
    {
        switch (method)
        {
            case RegistryImage image:
                return new PreparedFile(image.Reference, null, null, image.Reference);
            case ImageArchive archive:
                return new PreparedFile(archive.File.Name, archive.File, await FileDigest.OfAsync(archive.File, cancellationToken), null);
            default:
                var context = ((BuildContext)method).Context;
                say($"Building {context.Name} with docker");
                var (file, id) = await DockerBuild.RunAsync(context, scratch, cancellationToken);
                return new PreparedFile(context.Name + ".tar", file, await FileDigest.OfAsync(file, cancellationToken), id);
        }
    }

    private async Task<PreparedFile> GroundTruthAsync(string phase, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var zip = new FileInfo(Path.Combine(scratch.FullName, phase + "-ground-truth.zip"));
        await StableZip.WriteAsync(folder, zip, cancellationToken);
        return new PreparedFile("ground-truth.zip", zip, await FileDigest.OfAsync(zip, cancellationToken), null);
    }
}
