using System.Text.RegularExpressions;

namespace GrandChallenge.Containers;

internal static partial class AnsiEscape
{
    public static string Remove(string text) => text.Contains('\e') ? Sequence().Replace(text, "") : text;

    // CSI (colours, cursor), OSC (titles, links; ended by BEL or ESC \) and two-character sequences.
    [GeneratedRegex(@"\e(\[[0-?]*[ -/]*[@-~]|\][^\a\e]*(\a|\e\\)?|[@-Z\\^_])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Sequence();
}
