using System.Reflection;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace GrandChallenge.Web.GraphQL.Types;

/// <summary>The graph types of one schema, each named by its .NET type. Two types that would share a name are refused at start-up.</summary>
internal sealed class GraphTypes
{
    private readonly Dictionary<string, (Type Type, IGraphType Graph)> named = [];
    private readonly Scalars scalars = new();
    private readonly ObjectGraphType pageInfo = Connections.CreatePageInfo();

    public IEnumerable<QueryArgument> Arguments(RecordShape request)
    {
        var plain = request.Members.Where(member => !Connections.Pages(member, request)).ToList();
        return plain.Select(member => new QueryArgument(Input(member)) { Name = member.Name })
            .Concat(plain.Count < request.Members.Count ? Connections.Arguments : []);
    }

    /// <param name="nullability">Of the member that holds the value; null counts as annotated nowhere.</param>
    public IGraphType Output(Type type, NullabilityInfo? nullability, bool isNullable)
    {
        var bare = Bare(type, nullability, Record, (item, info) => Output(item, info, IsNullable(item, info)));
        return isNullable ? bare : new NonNullGraphType(bare);
    }

    private IGraphType Input(RecordMember member)
    {
        var bare = Input(member.Type, member.Nullability);
        return member.IsOptional ? bare : new NonNullGraphType(bare);
    }

    private IGraphType Input(Type type, NullabilityInfo? nullability) => Bare(
        type, nullability, InputRecord, (item, info) => IsNullable(item, info) ? Input(item, info) : new NonNullGraphType(Input(item, info)));

    private IGraphType Bare(Type type, NullabilityInfo? nullability, Func<Type, IGraphType> record, Func<Type, NullabilityInfo?, IGraphType> item)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (scalars.Of(type) is { } scalar)
            return scalar;
        if (type.IsEnum)
            return EnumType.IsFlags(type) ? new ListGraphType(new NonNullGraphType(Enumeration(type))) : Enumeration(type);
        if (Connections.NodeOf(type) is { } node)
            return Named(Connections.NameOf(node), type, () => Connections.Create(node, Output(node, null, isNullable: false), pageInfo));
        if (Listing.ElementOf(type) is not { } element)
            return record(type);
        return new ListGraphType(EnumType.IsFlags(element) // each item one of the flags
            ? new NonNullGraphType(Enumeration(element))
            : item(element, nullability?.ElementType ?? nullability?.GenericTypeArguments.FirstOrDefault()));
    }

    private IGraphType Enumeration(Type type) => Named(type.Name, type, () => new EnumType(type));

    private IGraphType Record(Type type) => Named(type.Name, type, () => new ObjectGraphType { Name = type.Name }, graph =>
    {
        var context = new NullabilityInfoContext();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
        {
            var nullability = context.Create(property);
            ((ObjectGraphType)graph).AddField(new FieldType
            {
                Name = RecordShape.CamelCase(property.Name),
                ResolvedType = Output(property.PropertyType, nullability, IsNullable(property.PropertyType, nullability)),
                Resolver = new FuncFieldResolver<object?>(context => Coercion.Out(property.GetValue(context.Source))),
            });
        }
    });

    private IGraphType InputRecord(Type type)
    {
        var shape = RecordShape.Of(type);
        return Named(InputRecordType.NameOf(type), type, () => new InputRecordType(type, shape), graph =>
        {
            foreach (var member in shape.Members)
                ((InputRecordType)graph).AddField(new FieldType { Name = member.Name, ResolvedType = Input(member) });
        });
    }

    private IGraphType Named(string name, Type type, Func<IGraphType> create, Action<IGraphType>? fill = null)
    {
        if (named.TryGetValue(name, out var known))
        {
            return known.Type == type
                ? known.Graph
                : throw new InvalidOperationException($"{type.FullName} and {known.Type.FullName} would both be “{name}” in GraphQL. Rename one.");
        }

        if (type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
            throw new InvalidOperationException($"GraphQL has no word for {type}. Give the field a record, a list or a scalar of {nameof(Scalars)}.");
        var graph = create();
        named.Add(name, (type, graph)); // before its fields: a type may hold itself
        fill?.Invoke(graph);
        return graph;
    }

    private static bool IsNullable(Type type, NullabilityInfo? nullability) =>
        type.IsValueType ? Nullable.GetUnderlyingType(type) is not null : nullability?.ReadState == NullabilityState.Nullable;
}
