using System.Text;

namespace GrandChallenge.EvaluationKit.Faults;

/// <summary>Text of a stranger, made fit for a sentence.</summary>
internal static class Quoted
{
    /// <summary>The text in quotation marks, on one line and shortened.</summary>
    public static string Of(ReadOnlySpan<char> text, int longest = 60) => $"\"{Printable(text, longest)}\"";

    /// <summary>Names in a row, the first few of them and how many there are besides.</summary>
    public static string List(IReadOnlyCollection<string> names, int most = 10)
    {
        var shown = string.Join(", ", names.Take(most).Select(name => Printable(name, 80)));
        return names.Count > most ? $"{shown} and {names.Count - most} more" : shown;
    }

    public static string Printable(ReadOnlySpan<char> text, int longest)
    {
        var shown = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var letter in text[..Math.Min(text.Length, longest)])
            shown.Append(char.IsControl(letter) || letter is '\u2028' or '\u2029' ? '?' : letter);
        return text.Length > longest ? shown.Append('…').ToString() : shown.ToString();
    }
}
