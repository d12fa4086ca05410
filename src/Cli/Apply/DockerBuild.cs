using System.ComponentModel;
using System.Diagnostics;

namespace GrandChallenge.Cli.Apply;

/// <summary>Builds an image with the docker command of this machine and saves it.</summary>
internal static class DockerBuild
{
    /// <returns>The archive and the digest of the image's configuration, sha256:….</returns>
    public static async Task<(FileInfo Archive, string Id)> RunAsync(DirectoryInfo context, DirectoryInfo scratch, CancellationToken cancellationToken)
    {
        var id = (await DockerAsync(["build", "--quiet", "--platform", "linux/amd64", context.FullName], cancellationToken)).Trim();
        var archive = new FileInfo(Path.Combine(scratch.FullName, Guid.CreateVersion7() + ".tar"));
        await DockerAsync(["save", "--output", archive.FullName, id], cancellationToken);
        archive.Refresh();
        return (archive, await ArchiveImage.DigestAsync(archive, cancellationToken) ?? id);
    }

    private static async Task<string> DockerAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            using var docker = Process.Start(start)!;
            var (output, error) = (docker.StandardOutput.ReadToEndAsync(cancellationToken), docker.StandardError.ReadToEndAsync(cancellationToken));
            await docker.WaitForExitAsync(cancellationToken);
            return docker.ExitCode == 0
                ? await output
                : throw new Failure(Exit.BadUse, "BUILD_FAILED", $"docker {arguments[0]} ended with {docker.ExitCode}:\n{await error}", "Nothing was changed on the server.");
        }
        catch (Win32Exception)
        {
            throw Failure.BadUse("The method is to be built, but there is no docker command here.", "Install docker, or name an archive made by docker save: method: {archive: FILE}");
        }
    }
}
