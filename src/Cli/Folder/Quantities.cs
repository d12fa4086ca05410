using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GrandChallenge.Cli.Folder;

/// <summary>Instants, lengths of time and sizes as people write them.</summary>
internal static partial class Quantities
{
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ";
    private const string Plain = "aaaaaaceeeeiiiinoooooouuuuyy";

    public static DateTimeOffset? Instant(string text) =>
        Zone().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var instant) ? instant.ToUniversalTime() : null;

    public static TimeSpan? Duration(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' when number <= 36600 => TimeSpan.FromDays(number),
            _ => null,
        };
    }

    public static string DurationText(TimeSpan time) =>
        time.TotalDays % 1 == 0 ? $"{time.TotalDays:0}d"
        : time.TotalHours % 1 == 0 ? $"{time.TotalHours:0}h"
        : time.TotalMinutes % 1 == 0 ? $"{time.TotalMinutes:0}m"
        : $"{time.TotalSeconds:0}s";

    public static int? Mebibytes(string text)
    {
        var unit = text.Length > 3 ? text[^3..] : "";
        var known = unit is "MiB" or "GiB" && int.TryParse(text.AsSpan(0, text.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        if (!known)
            return null;
        var size = long.Parse(text.AsSpan(0, text.Length - 3), CultureInfo.InvariantCulture) * (unit == "GiB" ? 1024 : 1);
        return size <= int.MaxValue ? (int)size : null;
    }

    public static string MebibytesText(int size) => size > 0 && size % 1024 == 0 ? $"{size / 1024}GiB" : $"{size}MiB";

    /// <summary>The part of an address that a title becomes, as the platform makes it: "Final test" is final-test.</summary>
    public static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in title.ToLowerInvariant())
        {
            var plain = Accented.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Plain[at] : letter;
            if (char.IsAsciiLetterLower(plain) || char.IsAsciiDigit(plain))
                slug.Append(plain);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }

    /// <summary>How many letters must be put in, left out or changed to make one word of the other.</summary>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 1; j <= b.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }

    [GeneratedRegex(@"T.*(Z|[+-]\d\d:\d\d)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Zone();
}
