using YamlDotNet.RepresentationModel;

namespace GrandChallenge.Cli.Folder;

/// <summary>What is wrong with a file, each with line and column.</summary>
internal sealed class Problems(string file)
{
    private readonly List<(long Line, long Column, string Sentence)> found = [];

    public void Add(YamlNode node, string sentence) => found.Add((node.Start.Line, node.Start.Column, sentence));

    public void Add(long line, long column, string sentence) => found.Add((line, column, sentence));

    public void ThrowIfAny()
    {
        if (found.Count == 0)
            return;
        var lines = found.Order().Select(problem => $"{file}:{problem.Line}:{problem.Column}: {problem.Sentence}");
        throw new Failure(Exit.BadUse, "INVALID_CHALLENGE", string.Join("\n    ", lines), "Nothing was changed. Mend the file and run gc again.");
    }
}
