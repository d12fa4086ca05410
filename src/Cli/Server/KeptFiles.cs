namespace GrandChallenge.Cli.Server;

/// <summary>The folder where gc keeps what it must know at its next call: XDG_CONFIG_HOME or ~/.config, grandchallenge.</summary>
internal static class KeptFiles
{
    public static string Folder => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config"),
        "grandchallenge");

    /// <summary>Replaces a file as a whole, readable by its owner alone. Two calls at a time may do so; one of them wins.</summary>
    public static void Replace(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = $"{path}.{Guid.CreateVersion7():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(fresh, options))
            write(file);
        File.Move(fresh, path, overwrite: true);
    }
}
