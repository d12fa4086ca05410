using GrandChallenge.TestKit;

namespace GrandChallenge.EndToEnd.Tests.Docs;

/// <summary>Commands of a document that say of themselves that they can be run: a fenced block marked <c>sh run</c>.</summary>
internal sealed record CommandBlock(string Document, int Line, string Commands)
{
    private const string Opening = "```sh run";
    private const string Closing = "```";

    public static IEnumerable<CommandBlock> Of(string document)
    {
        var lines = File.ReadAllLines(RepositoryRoot.Combine(document.Split('/')));
        for (var start = Array.IndexOf(lines, Opening); start >= 0; start = Array.IndexOf(lines, Opening, start + 1))
        {
            var end = Array.IndexOf(lines, Closing, start);
            yield return new CommandBlock(document, start + 2, string.Join('\n', lines[(start + 1)..end]));
        }
    }
}
