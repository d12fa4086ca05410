using System.Collections.Concurrent;
using System.Diagnostics;
using GrandChallenge.TestKit;

namespace GrandChallenge.Cli.Tests.Platform;

/// <summary>`gc` as a program of its own, with a home of its own: to be watched while it runs, and killed.</summary>
internal sealed class GcProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process process;
    private readonly ConcurrentQueue<string> errors = new();
    private readonly Task<string> output;
    private readonly Task reading;

    private GcProcess(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        reading = ReadAsync(process.StandardError);
    }

    public string Errors => string.Join('\n', errors);

    /// <param name="token">The value of GC_TOKEN; null leaves it unset.</param>
    /// <param name="home">What XDG_CONFIG_HOME names.</param>
    public static GcProcess Start(Uri server, string? token, TestFolder home, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. args])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GC_SERVER"] = server.ToString();
        start.Environment["XDG_CONFIG_HOME"] = home.Directory.FullName;
        start.Environment.Remove("GC_TOKEN");
        if (token is not null)
            start.Environment["GC_TOKEN"] = token;
        return new GcProcess(Process.Start(start)!);
    }

    public static async Task<Gc> RunAsync(Uri server, string? token, TestFolder home, params string[] args)
    {
        using var gc = Start(server, token, home, args);
        return await gc.EndAsync();
    }

    public async Task TypeAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        process.StandardInput.Close();
    }

    /// <summary>Waits until it has said these words on stderr.</summary>
    public Task SaysAsync(string words) => Eventually.TrueAsync(
        () => process.HasExited && !Errors.Contains(words, StringComparison.Ordinal)
            ? throw new InvalidOperationException($"gc has ended and not said “{words}”:\n{Errors}")
            : Task.FromResult(Errors.Contains(words, StringComparison.Ordinal)),
        Patience);

    public async Task<Gc> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        await reading;
        return new Gc(process.ExitCode, await output, Errors + "\n");
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private async Task ReadAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
            errors.Enqueue(line);
    }
}
