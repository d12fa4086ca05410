using System.Text.Json;

namespace GrandChallenge.EvaluationKit.Output;

/// <summary>Numbers in JSON: the shortest digits that read back as the same number, and null for what is no number.</summary>
internal static class FiniteJson
{
    public static void WriteFinite(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        json.WriteFinite(value);
    }

    public static void WriteFinite(this Utf8JsonWriter json, double value)
    {
        // Minus zero reads back as such, but nobody meant it.
        if (double.IsFinite(value)) json.WriteNumberValue(value == 0 ? 0 : value);
        else json.WriteNullValue();
    }
}
