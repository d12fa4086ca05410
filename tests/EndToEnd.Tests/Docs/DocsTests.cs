using System.Diagnostics;
using System.Text.RegularExpressions;
using GrandChallenge.TestKit;

namespace GrandChallenge.EndToEnd.Tests.Docs;

/// <summary>What the documentation tells readers to type is typed here, in order, against a platform with a real engine.</summary>
public sealed partial class DocsTests(PlatformServer platform) : IClassFixture<PlatformServer>
{
    private static readonly string[] Pages = ["getting-started.md", "api.md"];

    [SkippableFact]
    public async Task The_commands_of_the_documentation_work()
    {
        await DockerEngine.RequireAsync();
        var script = string.Join("\n\n", Pages.SelectMany(Commands));
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script])
        {
            WorkingDirectory = RepositoryRoot.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GC_SERVER"] = platform.Address.ToString().TrimEnd('/');
        start.Environment["ORGANISER_TOKEN"] = await platform.CreateTokenAsync(await platform.CreateUserAsync("docs-organiser"));
        start.Environment["PARTICIPANT_TOKEN"] = await platform.CreateTokenAsync(await platform.CreateUserAsync("docs-participant"));

        using var shell = Process.Start(start)!;
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        shell.ExitCode.ShouldBe(0, $"{await output}\n{await error}");
        (await output).ShouldContain("state       succeeded");
    }

    private static IEnumerable<string> Commands(string page)
    {
        var blocks = Block().Matches(File.ReadAllText(RepositoryRoot.Combine("docs", page))).Select(match => match.Groups["commands"].Value).ToList();
        blocks.ShouldNotBeEmpty($"{page} has no commands to run.");
        return blocks;
    }

    [GeneratedRegex("^```sh run\n(?<commands>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
