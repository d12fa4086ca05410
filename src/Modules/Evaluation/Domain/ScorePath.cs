using System.Text.Json;

namespace GrandChallenge.Evaluation.Domain;

/// <summary>
/// Where a value lies in metrics.json: keys parted by dots, array places in brackets, keys with dots in quotes,
/// as in <c>cases[0].aggregates."0.125"</c>. Inside quotes <c>\"</c> is a quote and <c>\\</c> a backslash.
/// Paths of plain keys mean the same as on grand-challenge.org.
/// </summary>
internal sealed class ScorePath
{
    /// <summary>Longest text of a path, in characters.</summary>
    public const int MaxLength = 255;

    private readonly Step[] steps;

    private ScorePath(string text, Step[] steps) => (Text, this.steps) = (text, steps);

    public string Text { get; }

    /// <summary>The empty path, which finds nothing.</summary>
    public bool IsEmpty => steps.Length == 0;

    /// <summary>Reads a path; surrounding blanks do not count and the empty text is the empty path.</summary>
    /// <exception cref="RuleBroken">The text is no path; the sentence names the position, counted from 1.</exception>
    public static ScorePath Parse(string text, string field = "scorePath")
    {
        RuleBroken.If(text.Trim().Length > MaxLength, field, $"A score path has at most {MaxLength} characters.");
        var parser = new ScorePathParser(text.Trim(), field);
        return new ScorePath(text.Trim(), parser.Steps());
    }

    /// <summary>Walks the path; null when it leads nowhere or is empty. Never throws. A path may end at a container.</summary>
    public JsonElement? Resolve(JsonElement root)
    {
        if (IsEmpty) return null;
        JsonElement? here = root;
        foreach (var step in steps)
        {
            here = step.From(here.Value);
            if (here is null) return null;
        }
        return here;
    }

    public override string ToString() => Text;

    /// <summary>One step: into an object by <paramref name="Key"/>, or into an array by <paramref name="Index"/> when the key is null.</summary>
    internal readonly record struct Step(string? Key, int Index)
    {
        public JsonElement? From(JsonElement value) => Key is null ? Item(value) : Property(value, Key);

        private JsonElement? Item(JsonElement value) =>
            value.ValueKind == JsonValueKind.Array && Index < value.GetArrayLength() ? value[Index] : null;

        private static JsonElement? Property(JsonElement value, string key)
        {
            if (value.ValueKind != JsonValueKind.Object) return null;
            try
            {
                return value.TryGetProperty(key, out var found) ? found : null;
            }
            catch (InvalidOperationException)
            {
                // The reader accepts half a surrogate pair ("\ud800") in a name and only trips over it when names are compared.
                return null;
            }
        }
    }
}
