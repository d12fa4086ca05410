using System.Diagnostics;
using System.Globalization;

namespace GrandChallenge.TestKit;

/// <summary>The host as a process of its own on a fixture's database and data, to be killed like any process.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private readonly Process process;
    private readonly string log;

    private HostProcess(Process process, string log) => (this.process, this.log) = (process, log);

    public int Id => process.Id;

    public Uri Address { get; private init; } = null!;

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="role">GC_ROLE.</param>
    /// <param name="settings">Further environment variables.</param>
    public static async Task<HostProcess> StartAsync(PlatformFixture platform, string role, params (string Name, string Value)[] settings)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = RepositoryRoot.Combine("artifacts", "bin", "Host", configuration, "GrandChallenge.Host.dll");
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        var log = Path.Combine(platform.DataFolder, $"host-{Guid.CreateVersion7():N}.log");
        var start = new ProcessStartInfo("bash", ["-c", "exec dotnet \"$0\" >\"$1\" 2>&1", program, log])
        {
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(program),
        };
        foreach (var (name, value) in ((string, string)[])[
            ("GC_DATABASE", platform.ConnectionString), ("GC_DATA", platform.DataFolder), ("GC_ROLE", role), ("ASPNETCORE_URLS", address),
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("Logging__LogLevel__Default", "Warning"), .. settings])
            start.Environment[name] = value;

        var host = new HostProcess(Process.Start(start)!, log) { Address = new Uri(address) };
        await host.AnswersAsync(address);
        return host;
    }

    /// <summary>What it has said so far.</summary>
    public string Log => File.ReadAllText(log);

    /// <summary>kill -9.</summary>
    public Task KillAsync() => SignalAndWaitAsync("KILL");

    /// <summary>As a service manager stops it.</summary>
    public Task TerminateAsync() => SignalAndWaitAsync("TERM");

    /// <summary>STOP freezes the process, CONT lets it go on.</summary>
    public Task SignalAsync(string signal) => Shell.RunAsync("kill", $"-{signal}", Id.ToString(CultureInfo.InvariantCulture));

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private async Task SignalAndWaitAsync(string signal)
    {
        await SignalAsync(signal);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    private async Task AnswersAsync(string address)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        await Eventually.TrueAsync(
            async () =>
            {
                if (process.HasExited)
                    throw new InvalidOperationException($"The host ended with {process.ExitCode}: {Log}");
                try
                {
                    return (await client.GetAsync("/health")).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            StartPatience);
    }
}
