namespace GrandChallenge.Web.Markdown;

/// <summary>Refuses before parsing what would make the parser slow or deep: the cost of parsing grows with nesting.</summary>
internal static class Bounds
{
    private const int MaxDepth = 60;
    private const int MaxLine = 20_000;
    private const int MaxRun = 500;

    public static string? Broken(string markdown)
    {
        if (markdown.Length > MarkdownRenderer.MaxLength)
            return $"The text is longer than {MarkdownRenderer.MaxLength} characters and is shown unformatted.";
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (line.Length > MaxLine) return $"A line is longer than {MaxLine} characters; the text is shown unformatted.";
            if (Markers(line) > MaxDepth || OpenBrackets(line) > MaxDepth || LongestRun(line) > MaxRun)
                return "The text is nested too deeply and is shown unformatted.";
        }

        return null;
    }

    /// <summary>Block quotes and list bullets at the start of a line, each a level of nesting.</summary>
    private static int Markers(ReadOnlySpan<char> line)
    {
        var count = 0;
        foreach (var c in line)
        {
            if (c is '>' or '-' or '*' or '+') count++;
            else if (c is not (' ' or '\t')) break;
        }

        return line.TrimStart(" \t-*").Length == 0 ? 0 : count;
    }

    private static int OpenBrackets(ReadOnlySpan<char> line)
    {
        int depth = 0, deepest = 0;
        foreach (var c in line)
        {
            if (c is '[' or '(' or '<') deepest = Math.Max(deepest, ++depth);
            else if (c is ']' or ')' or '>' && depth > 0) depth--;
        }

        return deepest;
    }

    /// <summary>The longest run of one delimiter; <c>*a*a*a…</c> counts too, since delimiters are matched over the whole paragraph.</summary>
    private static int LongestRun(ReadOnlySpan<char> line) =>
        Math.Max(line.Count('*'), Math.Max(line.Count('_'), Math.Max(line.Count('~'), line.Count('`'))));
}
