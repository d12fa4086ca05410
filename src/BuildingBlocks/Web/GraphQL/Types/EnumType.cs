using System.Text.RegularExpressions;
using GraphQL.Types;

namespace GrandChallenge.Web.GraphQL.Types;

/// <summary>An enum as GraphQL writes it: MostRecent is MOST_RECENT. Of flags only the single ones are values; a set of them is a list.</summary>
internal sealed partial class EnumType : EnumerationGraphType
{
    public EnumType(Type type)
    {
        Name = type.Name;
        foreach (var value in IsFlags(type) ? Singles(type) : Enum.GetValues(type).Cast<Enum>())
            Add(UpperSnake(value.ToString()), value);
    }

    public static bool IsFlags(Type type) => type.IsEnum && type.IsDefined(typeof(FlagsAttribute), inherit: false);

    public static IEnumerable<Enum> Singles(Type type) => Enum.GetValues(type).Cast<Enum>().Where(flag => long.PopCount(Convert.ToInt64(flag)) == 1);

    private static string UpperSnake(string name) => WordStart().Replace(name, "_").ToUpperInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();
}
