using System.Globalization;
using System.Text;

namespace GrandChallenge.Containers;

/// <summary>Decides as whom a program runs: as the image's own user unless that is root.</summary>
internal static class SafeUser
{
    /// <summary>"nobody" of nearly every system.</summary>
    public const string Nobody = "65534:65534";

    /// <summary>True when only the image's /etc/passwd can tell which number the user has.</summary>
    public static bool NeedsPasswd(string? user) => Name(user) is { Length: > 0 } name && Number(name) is null;

    /// <summary>The user to run as: the image's, or <see cref="Nobody"/> when that is empty, root under any spelling, or unknown.</summary>
    public static string Choose(string? user, string passwd = "")
    {
        var name = Name(user);
        var number = Number(name) ?? NumberOf(name, passwd);
        return number is > 0 and < int.MaxValue ? user! : Nobody;
    }

    private static string Name(string? user) => (user ?? "").Split(':', 2)[0];

    // As the engine reads it: "+0" and "00" are numbers too, and a number is never looked up as a name.
    private static long? Number(string name) =>
        long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static long? NumberOf(string name, string passwd)
    {
        foreach (var line in passwd.Split('\n'))
        {
            var fields = line.Trim().Split(':');
            if (fields.Length > 2 && fields[0] == name)
                return Number(fields[2]);
        }

        return null;
    }

    /// <summary>Text of a passwd file, of which only the first 64 KiB count.</summary>
    public static string Text(ReadOnlySpan<byte> passwd) => Encoding.UTF8.GetString(passwd[..Math.Min(passwd.Length, 64 << 10)]);
}
