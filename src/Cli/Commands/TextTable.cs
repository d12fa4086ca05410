namespace GrandChallenge.Cli.Commands;

/// <summary>Columns of text, padded with spaces; no colours, so that it reads the same in a file.</summary>
internal static class TextTable
{
    public static string Of(string[] head, IReadOnlyCollection<string[]> rows)
    {
        string[][] lines = [head, .. rows];
        var widths = Enumerable.Range(0, head.Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        return string.Concat(lines.Select(line =>
            string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd() + "\n"));
    }
}
