using System.Text;
using System.Text.Json;

namespace GrandChallenge.Evaluation.Domain;

/// <summary>
/// The text of a metrics.json. Python's json module writes the words NaN, Infinity and -Infinity, which are not JSON;
/// they are kept as strings of the same spelling, so that the run succeeds and its row can say why it has no rank.
/// </summary>
internal static class MetricsJson
{
    private const string NotANumber = "NaN";
    private const string Infinite = "Infinity";
    private const string MinusInfinite = "-Infinity";

    /// <summary>Returns the text as strict JSON of any type.</summary>
    /// <exception cref="RuleBroken">The text is not JSON; the sentence names line and column, counted from 1.</exception>
    public static string Clean(string text)
    {
        var json = QuoteNonFinite(text.TrimStart('\uFEFF'));
        using var _ = Parse(json);
        return json;
    }

    /// <summary>Parses text that <see cref="Clean"/> returned.</summary>
    public static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException e)
        {
            var where = $"line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}";
            throw new RuleBroken("metrics.json", $"metrics.json is not valid JSON at {where}; write it with a JSON library and close every bracket.");
        }
    }

    public static bool IsNotFinite(JsonElement value) => value.ValueKind == JsonValueKind.String
        && (value.ValueEquals(NotANumber) || value.ValueEquals(Infinite) || value.ValueEquals(MinusInfinite));

    private static string QuoteNonFinite(string text)
    {
        if (!text.Contains(NotANumber, StringComparison.Ordinal) && !text.Contains(Infinite, StringComparison.Ordinal)) return text;
        var quoted = new StringBuilder(text.Length + 16);
        var inString = false;
        for (var at = 0; at < text.Length; at++)
        {
            var word = inString ? null : WordAt(text, at);
            if (word is not null)
            {
                quoted.Append('"').Append(word).Append('"');
                at += word.Length - 1;
                continue;
            }
            quoted.Append(text[at]);
            if (text[at] == '"') inString = !inString;
            else if (inString && text[at] == '\\' && at + 1 < text.Length) quoted.Append(text[++at]);
        }
        return quoted.ToString();
    }

    private static string? WordAt(string text, int at) => text[at] switch
    {
        'N' when Starts(text, at, NotANumber) => NotANumber,
        'I' when Starts(text, at, Infinite) => Infinite,
        '-' when Starts(text, at, MinusInfinite) => MinusInfinite,
        _ => null,
    };

    private static bool Starts(string text, int at, string word) => text.AsSpan(at).StartsWith(word, StringComparison.Ordinal);
}
