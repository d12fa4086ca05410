using System.Text.RegularExpressions;

namespace GrandChallenge.Web.Markdown;

/// <summary>
/// Refuses before parsing what would make parsing slow: its cost grows with the square of lines, of tags left open and of
/// delimiters in one block, and with depth. A rendering within these bounds takes well under a second or two at worst.
/// </summary>
internal static partial class Bounds
{
    public const string TooDeep = "The text is nested too deeply and is shown unformatted.";

    private const int MaxLines = 5_000;
    private const int MaxLine = 20_000;
    private const int MaxDepth = 60;
    private const int MaxTags = 1_000;
    private const int MaxDelimiters = 4_000;

    public static string? Broken(string markdown)
    {
        if (markdown.Length > MarkdownRenderer.MaxLength)
            return $"The text is longer than {MarkdownRenderer.MaxLength} characters and is shown unformatted.";
        if (Tag().Count(markdown) > MaxTags)
            return $"The text has more than {MaxTags} HTML tags and is shown unformatted.";
        int lines = 0, delimiters = 0;
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (++lines > MaxLines) return $"The text has more than {MaxLines} lines and is shown unformatted.";
            if (line.Length > MaxLine) return $"Line {lines} is longer than {MaxLine} characters; the text is shown unformatted.";
            if (Markers(line) > MaxDepth || OpenBrackets(line) > MaxDepth) return TooDeep;
            delimiters = line.IsWhiteSpace() ? 0 : delimiters + Delimiters(line);
            if (delimiters > MaxDelimiters) return $"The block that ends at line {lines} has too many marks of formatting; the text is shown unformatted.";
        }

        return null;
    }

    /// <summary>Block quotes and list bullets at the start of a line, each a level of nesting; a line of nothing else is a rule.</summary>
    private static int Markers(ReadOnlySpan<char> line)
    {
        if (line.TrimStart(" \t-*").Length == 0) return 0;
        var content = line.IndexOfAnyExcept(" \t>-*+");
        var start = content < 0 ? line : line[..content];
        return start.Length - start.Count(' ') - start.Count('\t');
    }

    private static int OpenBrackets(ReadOnlySpan<char> line)
    {
        int depth = 0, deepest = 0;
        foreach (var c in line)
        {
            if (c is '[' or '(') deepest = Math.Max(deepest, ++depth);
            else if (c is ']' or ')' && depth > 0) depth--;
        }

        return deepest;
    }

    private static int Delimiters(ReadOnlySpan<char> line)
    {
        var count = 0;
        foreach (var c in line)
            if (c is '[' or '<' or '*' or '_' or '~' or '|' or '`' or '&' or '!') count++;
        return count;
    }

    [GeneratedRegex("<[/!?]?[A-Za-z-]", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
