using System.Globalization;
using GraphQL;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace GrandChallenge.Web.GraphQL.Execution;

/// <summary>How much one query may ask. Everything is counted before validation, whose own work grows with the square of the query.</summary>
internal sealed class QueryLimits
{
    public const int MostCharacters = 64 * 1024;
    public const int MostFields = 1000;
    public const int MostAliases = 100;
    public const int MostDepth = 12;
    public const int MostCost = 100_000;

    // GraphiQL asks for types nested in types through ofType; lists of fields within lists of fields would grow without bound.
    private const int MostIntrospectionDepth = 20;
    private const int MostIntrospectionLists = 3;

    private static readonly HashSet<string> IntrospectionLists = ["fields", "inputFields", "interfaces", "possibleTypes"];

    private readonly Dictionary<string, GraphQLFragmentDefinition> fragments = [];
    private readonly HashSet<string> open = [];
    private readonly Inputs? variables;
    private int fields;
    private int aliases;
    private long cost;

    private QueryLimits(Inputs? variables) => this.variables = variables;

    /// <exception cref="PlatformError">The text is no GraphQL document, or asks too much.</exception>
    public static GraphQLDocument Parse(string query, Inputs? variables)
    {
        if (query.Length > MostCharacters)
            throw TooMuch($"The query has {query.Length:N0} characters; at most {MostCharacters:N0} are read. Send values as variables.");
        try
        {
            var document = Parser.Parse(query, new ParserOptions { Ignore = IgnoreOptions.Comments });
            new QueryLimits(variables).Check(document);
            return document;
        }
        catch (GraphQLSyntaxErrorException syntax)
        {
            throw new PlatformError(PlatformError.BadQuery, $"The query cannot be read: {syntax.Description} At line {syntax.Location.Line}, column {syntax.Location.Column}.");
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw TooMuch("The query is nested too deeply to be read.");
        }
    }

    private void Check(GraphQLDocument document)
    {
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>())
            fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
        foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
            Walk(operation.SelectionSet, new Place(0, 1, null));
    }

    private void Walk(GraphQLSelectionSet? set, Place place)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            switch (selection)
            {
                case GraphQLField field:
                    Count(field, place);
                    Walk(field.SelectionSet, place.Into(field, First(field)));
                    break;
                case GraphQLInlineFragment inline:
                    Walk(inline.SelectionSet, place);
                    break;
                case GraphQLFragmentSpread spread when fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment):
                    Walk(fragment, place);
                    break;
            }
        }
    }

    private void Walk(GraphQLFragmentDefinition fragment, Place place)
    {
        var name = fragment.FragmentName.Name.StringValue;
        if (++fields > MostFields)
            throw TooManyFields();
        if (!open.Add(name))
            return; // a circle, which validation names
        Walk(fragment.SelectionSet, place);
        open.Remove(name);
    }

    private void Count(GraphQLField field, Place place)
    {
        if (++fields > MostFields)
            throw TooManyFields();
        if (field.Alias is not null && ++aliases > MostAliases)
            throw TooMuch($"The query has more than {MostAliases} aliases.");
        if ((cost += place.Times) > MostCost)
            throw TooMuch($"The query would cost more than {MostCost:N0}: each field counts once for every row asked for by “first”. Ask for fewer rows or fields.");
        if (place.IsTooDeep(field))
            throw TooMuch($"The query is more than {MostDepth} levels deep.");
    }

    private int First(GraphQLField field)
    {
        var value = field.Arguments?.FirstOrDefault(argument => argument.Name.Value == "first")?.Value;
        var first = value switch
        {
            GraphQLIntValue number => int.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var literal) ? literal : MostCost,
            GraphQLVariable variable when variables?.TryGetValue(variable.Name.StringValue, out var given) == true && given is int said => said,
            _ => 1,
        };
        return Math.Clamp(first, 1, MostCost);
    }

    private static PlatformError TooManyFields() => TooMuch($"The query selects more than {MostFields:N0} fields.");

    private static PlatformError TooMuch(string sentence) => new(PlatformError.TooMuch, sentence);

    private sealed record Place(int Depth, long Times, int? Lists)
    {
        public Place Into(GraphQLField field, int first)
        {
            var name = field.Name.StringValue;
            var lists = Depth == 0 && name is "__schema" or "__type" ? 0 : Lists + (IntrospectionLists.Contains(name) ? 1 : 0);
            return new Place(Depth + 1, Math.Min(MostCost, Times * first), lists);
        }

        public bool IsTooDeep(GraphQLField field) => Lists is { } lists
            ? Depth >= MostIntrospectionDepth || (lists >= MostIntrospectionLists && IntrospectionLists.Contains(field.Name.StringValue))
            : Depth >= MostDepth;
    }
}
