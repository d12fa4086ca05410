using System.Diagnostics;
using System.Globalization;
using System.Text;
using GrandChallenge.TestKit;

namespace GrandChallenge.EndToEnd.Tests.Start;

/// <summary>`./run` in a copy of this clone that has built and started nothing yet.</summary>
internal sealed class RunScript : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly string[] NotInherited = ["GC_DATABASE", "GC_TEST_DATABASE", "GC_ROLE", "GC_DEMO", "DOCKER_HOST", "CI"];
    private readonly StringBuilder said = new();
    private Process? script;

    private RunScript(string folder) => Folder = folder;

    public string Folder { get; }

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}");

    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    /// <summary>Copies what git tracks or would track, as a clone of this working tree would hold it.</summary>
    public static async Task<RunScript> CopyAsync()
    {
        var folder = Directory.CreateTempSubdirectory("gc-run-").FullName;
        // PostgreSQL runs as a user of its own, who must be able to get there.
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        await Shell.RunAsync(
            "bash", "-euo", "pipefail", "-c", "cd \"$0\"; git ls-files -coz --exclude-standard | tar --null -T - -c --ignore-failed-read | tar -x -C \"$1\"", RepositoryRoot.Path, folder);
        return new RunScript(folder);
    }

    /// <summary>Starts it and waits until it says that it is there.</summary>
    /// <exception cref="InvalidOperationException">It ended before; the message holds what it said.</exception>
    public async Task StartAsync()
    {
        lock (said)
            said.Clear();
        var start = new ProcessStartInfo("bash", ["-c", "exec ./run 2>&1"]) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Folder };
        foreach (var name in NotInherited)
            start.Environment.Remove(name);
        start.Environment["GC_URL"] = Address.ToString().TrimEnd('/');
        script = Process.Start(start)!;
        script.OutputDataReceived += (_, line) => Hear(line.Data);
        script.BeginOutputReadLine();
        await Eventually.TrueAsync(() => Task.FromResult(script.HasExited || Said.Contains("Ctrl-C stops it")), Patience);
        if (script.HasExited)
            throw new InvalidOperationException($"./run has ended with {script.ExitCode}:\n{Said}");
    }

    /// <summary>Ctrl-C.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> InterruptAsync()
    {
        await Shell.RunAsync("kill", "-INT", script!.Id.ToString(CultureInfo.InvariantCulture));
        await script.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return script.ExitCode;
    }

    /// <summary>Command lines of living processes that were started from the copy, or for it.</summary>
    public IEnumerable<string> Processes() =>
        from folder in Directory.EnumerateDirectories("/proc")
        let commandLine = CommandLineOf(folder)
        where commandLine.Contains(Folder, StringComparison.Ordinal)
        select commandLine;

    public async ValueTask DisposeAsync()
    {
        if (script is { HasExited: false })
            await InterruptAsync();
        script?.Dispose();
        await Shell.RunAsync("rm", "-rf", "--one-file-system", Folder);
    }

    private void Hear(string? line)
    {
        lock (said)
            said.AppendLine(line);
    }

    private static string CommandLineOf(string processFolder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(processFolder, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }
}
