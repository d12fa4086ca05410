namespace GrandChallenge.Challenges.Features.Shared;

/// <summary>Text of one or more lines as people write it, which every store and page can hold.</summary>
internal static class Words
{
    public const string Rule = "This text holds a control character, which cannot be kept. Remove it.";

    public static bool ArePlain(string? text) => text is null || !text.Any(c => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || char.IsSurrogate(c) && IsLone(text));

    private static bool IsLone(string text) => text.EnumerateRunes().Any(rune => rune == System.Text.Rune.ReplacementChar) && !text.Contains('\uFFFD', StringComparison.Ordinal);
}
