using System.Globalization;
using System.Text;

namespace GrandChallenge.Storage;

/// <summary>A person's file name made fit for a header, a page and a disk: no folders, no control or direction-changing characters, at most 128 characters.</summary>
public static class FileName
{
    public static string Clean(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes().Where(IsPlain).Take(128))
            clean.Append(rune.ToString());
        var text = clean.ToString().Trim().TrimStart('.');
        return text.Length > 0 ? text : "file";
    }

    internal static bool IsPlain(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
