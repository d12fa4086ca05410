using System.Globalization;
using System.Text;
using GrandChallenge.Application;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace GrandChallenge.Web.GraphQL.Types;

/// <summary>Pages as Relay's connections: first and after in; edges, nodes, pageInfo and totalCount out. A cursor is the row's place in the list.</summary>
internal static class Connections
{
    public const int DefaultFirst = 50;
    public const int MostFirst = 1000;

    public static IEnumerable<QueryArgument> Arguments =>
    [
        new QueryArgument(new IntGraphType()) { Name = "first", Description = $"How many rows, 1 to {MostFirst}.", DefaultValue = DefaultFirst },
        new QueryArgument(new StringGraphType()) { Name = "after", Description = "The cursor of the row before the first wanted." },
    ];

    public static Type? NodeOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Page<>) ? type.GetGenericArguments()[0] : null;

    public static string NameOf(Type node) => node.Name + "Connection";

    /// <summary>Whether a request says by this member which page it wants.</summary>
    public static bool Pages(RecordMember member, RecordShape request) =>
        member.Type == typeof(PageWish) || (IsNumber(member, "page") && request.Members.Any(other => IsNumber(other, "size")))
        || (IsNumber(member, "size") && request.Members.Any(other => IsNumber(other, "page")));

    /// <summary>The member's value for the page that holds the row after the cursor. Its earlier rows are left out of the answer.</summary>
    /// <exception cref="ValidationRefusal">The arguments name no page.</exception>
    public static object Wish(IResolveFieldContext context, RecordMember member)
    {
        var first = context.GetArgument("first", DefaultFirst);
        if (first is < 1 or > MostFirst)
            throw new ValidationRefusal("first", $"Ask for 1 to {MostFirst} rows at a time.");
        var wish = new PageWish((After(context) / first) + 1, first);
        return member.Type == typeof(PageWish) ? wish : member.Name == "page" ? wish.Number : wish.Size;
    }

    public static ObjectGraphType Create(Type node, IGraphType nodeType, IGraphType pageInfo)
    {
        var edge = new ObjectGraphType { Name = node.Name + "Edge" };
        Add(edge, "cursor", new NonNullGraphType(new StringGraphType()), source => Cursor(((Edge)source).Place));
        Add(edge, "node", nodeType, source => ((Edge)source).Node);
        var connection = new ObjectGraphType { Name = NameOf(node) };
        connection.AddField(Field("nodes", ListOf(nodeType), context => Rows(context).Select(row => row.Node)));
        connection.AddField(Field("edges", ListOf(new NonNullGraphType(edge)), Rows));
        connection.AddField(Field("pageInfo", new NonNullGraphType(pageInfo), Info));
        connection.AddField(Field("totalCount", new NonNullGraphType(new IntGraphType()), context => PageOf(context).Total));
        return connection;
    }

    public static ObjectGraphType CreatePageInfo()
    {
        var type = new ObjectGraphType { Name = "PageInfo" };
        Add(type, "hasNextPage", new NonNullGraphType(new BooleanGraphType()), source => ((Span)source).End < ((Span)source).Total);
        Add(type, "hasPreviousPage", new NonNullGraphType(new BooleanGraphType()), source => ((Span)source).Start > 0);
        Add(type, "startCursor", new StringGraphType(), source => source is Span { Start: var start, End: var end } && end > start ? Cursor(start + 1) : null);
        Add(type, "endCursor", new StringGraphType(), source => source is Span { Start: var start, End: var end } && end > start ? Cursor(end) : null);
        return type;
    }

    private static IEnumerable<Edge> Rows(IResolveFieldContext context)
    {
        var (page, after) = (PageOf(context), After(context));
        return page.Items.Select((node, index) => new Edge(page.Start + index + 1, node)).Where(edge => edge.Place > after);
    }

    private static Span Info(IResolveFieldContext context)
    {
        var page = PageOf(context);
        return new Span(Math.Max(page.Start, After(context)), page.Start + page.Items.Count, page.Total);
    }

    // The page may lie deeper than the field that was asked for it.
    private static int After(IResolveFieldContext? context)
    {
        for (; context is not null; context = context.Parent)
        {
            if (context.HasArgument("after"))
                return context.GetArgument<string?>("after") is { } cursor ? Place(cursor) : 0;
        }

        return 0;
    }

    private static string Cursor(int place) => Convert.ToBase64String(Encoding.ASCII.GetBytes(place.ToString(CultureInfo.InvariantCulture)));

    private static int Place(string cursor)
    {
        var bytes = new byte[16];
        return cursor.Length <= 20 && Convert.TryFromBase64String(cursor, bytes, out var length)
            && int.TryParse(Encoding.ASCII.GetString(bytes, 0, length), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : throw new ValidationRefusal("after", "This is no cursor of this list; take one from pageInfo.endCursor or an edge.");
    }

    private static IPage PageOf(IResolveFieldContext context) => (IPage)context.Source!;

    private static bool IsNumber(RecordMember member, string name) => member.Name == name && member.Type == typeof(int);

    private static NonNullGraphType ListOf(IGraphType type) => new(new ListGraphType(type));

    private static void Add(ObjectGraphType type, string name, IGraphType resolved, Func<object, object?> read) =>
        type.AddField(Field(name, resolved, context => read(context.Source!)));

    private static FieldType Field(string name, IGraphType type, Func<IResolveFieldContext, object?> read) =>
        new() { Name = name, ResolvedType = type, Resolver = new FuncFieldResolver<object?>(read) };

    private sealed record Edge(int Place, object Node);

    private sealed record Span(int Start, int End, int Total);
}
