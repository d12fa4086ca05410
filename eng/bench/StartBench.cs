using System.Diagnostics;
using System.Globalization;
using GrandChallenge.TestKit;

namespace GrandChallenge.Bench;

/// <summary>The published host as its own process: time to the first page, and memory when it has been idle for a while.</summary>
internal static class StartBench
{
    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("gc-bench-").FullName;
        var program = Path.Combine(folder, "host", "GrandChallenge.Host");
        using (var publish = Process.Start("dotnet", ["publish", RepositoryRoot.Combine("src", "Host"), "-c", "Release", "-v", "q", "-o", Path.GetDirectoryName(program)!]))
            await publish.WaitForExitAsync();
        await using var database = await PostgresServer.CreateDatabaseAsync();
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        using (var migrate = Start(program, database, folder, address, "migrate"))
            await migrate.WaitForExitAsync();

        var sample = new Sample("start to first page");
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            using var host = Start(program, database, folder, address);
            await FirstPageAsync(address);
            sample.Add(watch.Elapsed);
            if (i == 4)
                await PrintMemoryAsync(host);
            host.Kill();
            await host.WaitForExitAsync();
        }

        sample.Print();
        Directory.Delete(folder, recursive: true);
    }

    private static Process Start(string program, TestDatabase database, string folder, Uri address, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["GC_DATABASE"] = database.ConnectionString;
        start.Environment["GC_DATA"] = Path.Combine(folder, "data");
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task FirstPageAsync(Uri address)
    {
        using var client = new HttpClient();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        do
        {
            try
            {
                using var answer = await client.GetAsync(address);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        }
        while (await timer.WaitForNextTickAsync());
    }

    private static async Task PrintMemoryAsync(Process host)
    {
        await Task.Delay(TimeSpan.FromSeconds(20));
        var resident = File.ReadLines($"/proc/{host.Id}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        var kib = double.Parse(resident["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        Console.WriteLine($"idle memory (resident): {kib / 1024:F0} MiB");
    }
}
