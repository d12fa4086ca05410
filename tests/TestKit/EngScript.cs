using System.Diagnostics;

namespace GrandChallenge.TestKit;

/// <summary>Runs a script of eng/, as ./run and ./test do.</summary>
public static class EngScript
{
    /// <param name="name">File name in eng/.</param>
    /// <returns>What it printed, without the last line end.</returns>
    /// <exception cref="InvalidOperationException">The script failed; the message holds what it said.</exception>
    public static Task<string> RunAsync(string name, params string[] arguments) => RunAsync(name, [], arguments);

    /// <inheritdoc cref="RunAsync(string, string[])"/>
    /// <param name="environment">Variables set for the script beside this process's own.</param>
    public static async Task<string> RunAsync(string name, IEnumerable<KeyValuePair<string, string>> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(RepositoryRoot.Combine("eng", name), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = RepositoryRoot.Path,
        };
        foreach (var (variable, value) in environment)
            start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (await output).TrimEnd()
            : throw new InvalidOperationException($"eng/{name} {string.Join(' ', arguments)} failed:\n{await errors}");
    }
}
