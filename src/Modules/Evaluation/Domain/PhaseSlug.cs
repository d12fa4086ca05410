using System.Text;

namespace GrandChallenge.Evaluation.Domain;

/// <summary>A phase's part of the address: small letters a-z, digits and single hyphens between them.</summary>
internal static class PhaseSlug
{
    public const int MaxLength = 64;

    // A table, for with invariant globalization string.Normalize leaves accents where they are.
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ";
    private const string Plain = "aaaaaaceeeeiiiinoooooouuuuyy";

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "new", "create" };

    /// <summary>"Épreuve finale: test 2" becomes "epreuve-finale-test-2"; what has no plain letter parts words.</summary>
    public static string From(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in title.ToLowerInvariant())
        {
            var plain = Accented.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Plain[at] : letter;
            if (char.IsAsciiLetterLower(plain) || char.IsAsciiDigit(plain)) slug.Append(plain);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
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
}
