namespace GrandChallenge.Cli.Tests.Platform;

/// <summary>`gc` as a shell calls it: arguments in, exit code and both outputs out.</summary>
internal sealed record Gc(int Exit, string Output, string Error)
{
    private static readonly SemaphoreSlim Environment = new(1, 1);

    // What gc keeps must not meet what the person at this machine keeps.
    static Gc() => System.Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", Directory.CreateTempSubdirectory("gc-cli-home-").FullName);

    /// <param name="token">The value of GC_TOKEN; null leaves it unset.</param>
    public static async Task<Gc> RunAsync(Uri server, string? token, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        await Environment.WaitAsync();
        try
        {
            System.Environment.SetEnvironmentVariable("GC_TOKEN", token);
            var exit = await CommandLine.RunAsync([.. args, "--server", server.ToString()], output, error);
            return new Gc(exit, output.ToString(), error.ToString());
        }
        finally
        {
            System.Environment.SetEnvironmentVariable("GC_TOKEN", null);
            Environment.Release();
        }
    }

    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public override string ToString() => $"exit {Exit}\n{Output}{Error}";
}
