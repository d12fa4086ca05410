using System.Text;

namespace GrandChallenge.Evaluation.Domain;

/// <summary>A phase's part of the address: small letters a-z, digits and single hyphens between them.</summary>
internal static class PhaseSlug
{
    public const int MaxLength = 64;
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "new", "create" };

    /// <summary>"Final phase: Test 2" becomes "final-phase-test-2"; accents are dropped and all else parts words.</summary>
    public static string From(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(char.ToLowerInvariant(letter));
            else if (!IsAccent(letter) && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }

    /// <exception cref="RuleBroken">The text is no slug or is reserved.</exception>
    public static void Check(string slug)
    {
        var wellFormed = slug.Length is > 0 and <= MaxLength && string.Equals(slug, From(slug), StringComparison.Ordinal);
        RuleBroken.If(!wellFormed, "slug", $"The address of a phase has 1 to {MaxLength} small letters a-z, digits or single hyphens, as in \"final-test\".");
        RuleBroken.If(Reserved.Contains(slug), "slug", $"The address \"{slug}\" is reserved; choose another.");
    }

    private static bool IsAccent(char letter) => char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
