namespace GrandChallenge.Evaluation.Domain;

/// <summary>Bounds for text that comes from outside.</summary>
internal static class Texts
{
    /// <summary>The first characters of a text; NUL, which PostgreSQL cannot store, is dropped and no character is cut in half.</summary>
    public static string Head(string text, int max)
    {
        text = text.Replace("\0", "", StringComparison.Ordinal);
        if (text.Length <= max) return text;
        return text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
    }

    /// <summary>The last characters of a text, likewise.</summary>
    public static string Tail(string text, int max)
    {
        text = text.Replace("\0", "", StringComparison.Ordinal);
        if (text.Length <= max) return text;
        return text[(char.IsLowSurrogate(text[^max]) ? ^(max - 1) : ^max)..];
    }
}
