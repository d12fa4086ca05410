using System.Text.Json;

namespace GrandChallenge.Evaluation.Domain;

/// <summary>
/// What a score path found: a finite number, or the sentence that says why there is none. Exactly one of the two is set.
/// Only a JSON number within the range of a double is a metric; booleans, null, text and containers are not.
/// </summary>
internal readonly record struct MetricValue
{
    private const int LongestQuote = 40;

    private MetricValue(double? number, string? problem) => (Number, Problem) = (number, problem);

    public double? Number { get; }

    public string? Problem { get; }

    public static MetricValue Of(double number) =>
        double.IsFinite(number) ? new(number, null) : new(null, $"{number} is not a finite number.");

    public static MetricValue Invalid(string problem) => new(null, problem);

    /// <summary>Joins what a run stores of its metrics, <see cref="EvaluationRun.MetricNumbers"/> and <see cref="EvaluationRun.MetricProblems"/>.</summary>
    public static MetricValue[] Join(double?[] numbers, string?[] problems)
    {
        var values = new MetricValue[numbers.Length];
        for (var i = 0; i < values.Length; i++) values[i] = new(numbers[i], numbers[i] is null ? problems.ElementAtOrDefault(i) : null);
        return values;
    }

    /// <summary>Reads the metric at <paramref name="path"/>; never throws.</summary>
    public static MetricValue Read(ScorePath path, JsonElement root)
    {
        if (path.IsEmpty) return Invalid("No score path is set, so there is nothing to rank by.");
        if (path.Resolve(root) is not { } found) return Missing(path.Text);
        if (found.ValueKind == JsonValueKind.Number && found.TryGetDouble(out var number) && double.IsFinite(number))
            return new(number, null);
        return Invalid($"`{path}` is {Describe(found)}, a {(IsNotFinite(found) ? "finite number" : "number")} is needed.");
    }

    public static MetricValue Missing(string path) => Invalid($"`{path}` is missing, a number is needed.");

    private static bool IsNotFinite(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number || MetricsJson.IsNotFinite(value);

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.Number => $"{Shorten(value.GetRawText())}, which is too large",
        JsonValueKind.String when MetricsJson.IsNotFinite(value) => value.GetString()!,
        JsonValueKind.String => $"the text {Shorten(value.GetRawText())}",
        _ => "undefined",
    };

    private static string Shorten(string raw) => raw.Length <= LongestQuote ? raw : string.Concat(raw.AsSpan(0, LongestQuote), "…");
}
