using System.Diagnostics;
using GrandChallenge.TestKit;

namespace GrandChallenge.EndToEnd.Tests.Platform;

/// <summary>The program `gc` in the hands of one user.</summary>
public sealed class Gc(Uri server, string token)
{
    /// <summary>The program as this build made it.</summary>
    public static string Program { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "GrandChallenge.Cli.dll"));

    public static async Task<Gc> AsAsync(WholePlatform platform, Guid user) => new(platform.Address, await platform.CreateTokenAsync(user));

    /// <summary>The settings that `gc` reads.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["GC_SERVER"] = server.ToString(),
        ["GC_TOKEN"] = token,
    };

    public async Task<GcResult> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new GcResult(process.ExitCode, await output, await errors);
    }

    /// <returns>What it printed, once it has ended with 0.</returns>
    public async Task<string> MustAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        result.Exit.ShouldBe(0, $"gc {string.Join(' ', arguments)}\n{result.Errors}{result.Output}");
        return result.Output;
    }

    /// <summary>Applies a folder.</summary>
    /// <returns>The plan's lines that change something.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(string folder)
    {
        var lines = (await MustAsync("apply", folder)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[^1].ShouldStartWith($"{server}challenges/");
        return [.. lines[..^1].Where(line => !line.StartsWith("keep ", StringComparison.Ordinal))];
    }
}

public sealed record GcResult(int Exit, string Output, string Errors);
