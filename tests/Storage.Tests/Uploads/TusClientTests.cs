using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace GrandChallenge.Storage.Tests;

/// <summary>A client that others wrote (tus-js-client, the one under Uppy) against our server.</summary>
public sealed class TusClientTests(UploadServer server) : IClassFixture<UploadServer>
{
    [SkippableFact]
    public async Task Tus_js_client_uploads_hangs_up_and_resumes()
    {
        using var folder = new TempFolder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "TusClient")))
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        var (installed, _, why) = await RunAsync(folder.Path, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        Skip.If(installed != 0, $"tus-js-client cannot be installed: {why}");
        var bytes = RandomNumberGenerator.GetBytes((3 << 20) + 17);
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "sent"), bytes);
        var (code, url, error) = await RunAsync(folder.Path, "node", "upload.mjs", $"{server.Http.BaseAddress}uploads", UploadServer.Ann.ToString(), "sent");
        code.ShouldBe(0, error);
        var id = UploadServer.IdOf(url.Trim());
        (await server.Uploads.MoveToBlobAsync(id, UploadServer.Ann)).Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        await using var upload = await server.Uploads.OpenCompletedAsync(id, UploadServer.Ann);
        upload.FileName.ShouldBe("von tus.csv");
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string folder, string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await error);
        }
        catch (Win32Exception e)
        {
            return (127, "", e.Message);
        }
    }
}
