namespace GrandChallenge.Containers;

/// <summary>What every image must be, from an archive or from a registry.</summary>
internal static class UsableImage
{
    /// <exception cref="ImageRejectedException">It is for other machines, or names no program.</exception>
    public static void Require(string os, string architecture, IReadOnlyCollection<string> entrypoint, IReadOnlyCollection<string> command)
    {
        if (os != "linux" || architecture != "amd64")
            throw new ImageRejectedException($"The image is for {os}/{architecture}; it must be for linux/amd64: `docker build --platform linux/amd64`.");
        if (entrypoint.Count == 0 && command.Count == 0)
            throw new ImageRejectedException("The image names no program to run: set ENTRYPOINT or CMD.");
    }
}
