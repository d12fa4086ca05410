using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GrandChallenge.Evaluation.Data;

/// <summary>Stores a small immutable record whole, as jsonb.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
        where T : class? =>
        property.HasColumnType("jsonb").HasConversion(
            value => Write(value),
            text => JsonSerializer.Deserialize<T>(text, Options)!,
            new ValueComparer<T>((a, b) => Write(a) == Write(b), value => Write(value).GetHashCode(StringComparison.Ordinal), value => value));

    /// <summary>Whether two records would be stored as different text.</summary>
    public static bool Differ<T>(T a, T b) => Write(a) != Write(b);

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);
}
