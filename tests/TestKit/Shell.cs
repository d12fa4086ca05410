using System.Diagnostics;

namespace GrandChallenge.TestKit;

/// <summary>Programs of this machine that tests look through, such as `docker`: an eye that is not the platform's own.</summary>
public static class Shell
{
    /// <returns>What it printed, without the last line end.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (await output).TrimEnd()
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {await errors}");
    }

    /// <summary>The lines that it printed.</summary>
    public static async Task<string[]> LinesAsync(string program, params string[] arguments) =>
        (await RunAsync(program, arguments)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
