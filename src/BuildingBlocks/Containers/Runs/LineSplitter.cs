using System.Text;

namespace GrandChallenge.Containers;

/// <summary>Cuts bytes of a terminal into clean lines: escape sequences and control characters are taken out, a line keeps its first 8 KiB.</summary>
internal sealed class LineSplitter
{
    private const int MostBytes = 8 << 10;

    private readonly byte[] line = new byte[MostBytes];
    private int length;
    private bool started;

    public List<string> Add(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<string>();
        foreach (var b in bytes)
        {
            if (b == '\n')
            {
                lines.Add(Take());
                continue;
            }

            started = true;
            if (length < MostBytes)
                line[length++] = b;
        }

        return lines;
    }

    /// <summary>What stands after the last line break, if anything.</summary>
    public string? Rest() => started ? Take() : null;

    private string Take()
    {
        var text = Encoding.UTF8.GetString(line, 0, length);
        (length, started) = (0, false);
        return Clean(text);
    }

    private static string Clean(string text)
    {
        text = AnsiEscape.Remove(text);
        return text.Any(IsControl) ? string.Concat(text.Where(c => !IsControl(c))) : text;
    }

    // Directional overrides are no control characters by category, but let a log line pose as another.
    private static bool IsControl(char c) => (char.IsControl(c) && c != '\t') || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
