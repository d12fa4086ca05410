using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL.Types;

namespace GrandChallenge.Web.GraphQL.Types;

/// <summary>Which scalar of a schema stands for which .NET type.</summary>
internal sealed class Scalars
{
    private readonly JsonScalar json = new();
    private readonly Dictionary<Type, ScalarGraphType> known;

    public Scalars() => known = new()
    {
        [typeof(string)] = new StringGraphType(),
        [typeof(bool)] = new BooleanGraphType(),
        [typeof(int)] = new IntGraphType(),
        [typeof(long)] = new LongGraphType(),
        [typeof(double)] = new FloatGraphType(),
        [typeof(decimal)] = new DecimalGraphType(),
        [typeof(Guid)] = new GuidGraphType { Name = "UUID", Description = "A UUID, such as 0197c1a2-5d3e-7b11-8c4f-2a9be0d61f07." },
        [typeof(DateTimeOffset)] = new DateTimeOffsetGraphType { Name = "DateTime", Description = "An instant by ISO 8601 with its offset, such as 2026-01-31T12:00:00Z." },
        [typeof(MediatR.Unit)] = new BooleanGraphType(),
        [typeof(JsonElement)] = json,
        [typeof(JsonNode)] = json,
    };

    public ScalarGraphType? Of(Type type) => known.GetValueOrDefault(type) ?? (Listing.DictionaryOf(type) ? json : null);
}
