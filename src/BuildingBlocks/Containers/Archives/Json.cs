using System.Text.Json;

namespace GrandChallenge.Containers;

/// <summary>Looks into JSON of unknown shape without ever throwing.</summary>
internal static class Json
{
    public static JsonElement? Member(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } holder && holder.TryGetProperty(name, out var member) ? member : null;

    public static string? Text(JsonElement? value, string name) =>
        Member(value, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static IReadOnlyList<JsonElement> Items(JsonElement? value, string name) =>
        Member(value, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    public static IReadOnlyList<string> Texts(JsonElement? value, string name) =>
        [.. Items(value, name).Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!)];
}
