using System.Diagnostics;
using GrandChallenge.EndToEnd.Tests.Platform;
using GrandChallenge.TestKit;

namespace GrandChallenge.EndToEnd.Tests.Docs;

/// <summary>The commands of the documents, typed one after the other in one shell at the root of the clone, as a reader does.</summary>
[Collection(WholePlatformCollection.Name)]
public sealed class DocsTests(WholePlatform platform)
{
    private static readonly string[] Documents = ["docs/getting-started.md", "docs/api.md"];

    [SkippableFact]
    public async Task The_commands_of_the_documents_do_what_they_say()
    {
        await DockerEngine.RequireAsync();
        var blocks = Documents.SelectMany(CommandBlock.Of).ToList();
        blocks.Select(block => block.Document).Distinct().ShouldBe(Documents);

        var said = await RunAsync(string.Join('\n', blocks.Select(block => $"echo '=== {block.Document}, line {block.Line}'\n{block.Commands}")));

        said.Exit.ShouldBe(0, said.Output);
        said.Output.ShouldContain("state       succeeded");
    }

    private async Task<GcResult> RunAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", $"exec 2>&1\n{script}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = RepositoryRoot.Path,
        };
        start.Environment["GC_SERVER"] = platform.Address.ToString().TrimEnd('/');
        start.Environment["ORGANISER_TOKEN"] = await TokenAsync("docs-organiser");
        start.Environment["PARTICIPANT_TOKEN"] = await TokenAsync("docs-participant");
        using var shell = Process.Start(start)!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return new GcResult(shell.ExitCode, output, "");
    }

    private async Task<string> TokenAsync(string userName) => await platform.CreateTokenAsync(await platform.CreateUserAsync(userName));
}
