using System.Formats.Tar;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace GrandChallenge.Containers;

/// <summary>Reads one plain file out of a container, within bounds and without following any link.</summary>
internal static class ContainerFile
{
    /// <exception cref="RunFailure">It is missing, larger than <paramref name="mostBytes"/>, or no plain file; or its container is gone.</exception>
    public static async Task<byte[]> ReadAsync(DockerEngine engine, string container, string path, int mostBytes, CancellationToken cancellation)
    {
        ContainerArchiveResponse archive;
        try
        {
            archive = await engine.Client.Containers.GetArchiveFromContainerAsync(
                container, new ContainerPathStatParameters { Path = path }, statOnly: false, cancellation);
        }
        catch (DockerApiException e) when (EngineFailure.IsContainerMissing(e))
        {
            throw new RunFailure(RunOutcome.EngineUnavailable, $"The container that keeps {path} was removed from the engine before it was read.");
        }
        catch (DockerApiException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            throw new RunFailure(RunOutcome.OutputMissing, $"The container ended without writing {path}; it must write this file before it exits.");
        }

        await using var stream = archive.Stream!;
        await using var tar = new TarReader(stream);
        var entry = await tar.GetNextEntryAsync(copyData: false, cancellation);
        if (entry?.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
            throw new RunFailure(RunOutcome.OutputNotAFile, $"{path} is {Kind(entry?.EntryType)}; it must be a plain file.");
        if (entry.Length > mostBytes)
            throw new RunFailure(RunOutcome.OutputTooLarge, $"{path} is {Text.Size(entry.Length)}; at most {Text.Size(mostBytes)} are accepted.");
        var content = new byte[entry.Length];
        if (entry.DataStream is { } data)
            await data.ReadExactlyAsync(content, cancellation);
        return content;
    }

    private static string Kind(TarEntryType? type) => type switch
    {
        TarEntryType.SymbolicLink => "a symbolic link",
        TarEntryType.HardLink => "a hard link",
        TarEntryType.Directory => "a folder",
        TarEntryType.Fifo => "a pipe",
        _ => "a special file",
    };
}
