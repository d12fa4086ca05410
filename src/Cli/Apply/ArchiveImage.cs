using System.Formats.Tar;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GrandChallenge.Cli.Apply;

/// <summary>
/// The digest of an image's configuration, as docker save names it in manifest.json. It is the same for the same image on every engine; the id that
/// docker build prints is, on newer engines, that of an index which changes with every build.
/// </summary>
internal static partial class ArchiveImage
{
    /// <returns>sha256:…; null for an archive without it.</returns>
    public static async Task<string?> DigestAsync(FileInfo archive, CancellationToken cancellationToken)
    {
        await using var content = archive.OpenRead();
        await using var tar = new TarReader(content);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.Name != "manifest.json" || entry.DataStream is null)
                continue;
            using var manifest = await JsonDocument.ParseAsync(entry.DataStream, cancellationToken: cancellationToken);
            return Digest().Match(manifest.RootElement[0].GetProperty("Config").GetString()!) is { Success: true, Value: var hex } ? "sha256:" + hex : null;
        }

        return null;
    }

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.NonBacktracking)]
    private static partial Regex Digest();
}
