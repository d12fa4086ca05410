using System.Text;

namespace GrandChallenge.Web.TagHelpers;

internal static class Words
{
    /// <summary>Splits a code name into words: <c>OpeningSoon</c> becomes "Opening soon", <c>CPUs</c> stays.</summary>
    public static string Of(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if (startsWord) words.Append(' ');
            var lowers = startsWord && (i + 1 == name.Length || char.IsLower(name[i + 1]));
            words.Append(lowers ? char.ToLowerInvariant(name[i]) : name[i]);
        }

        return words.ToString();
    }
}
