using System.Text.Json;

namespace GrandChallenge.EvaluationKit.Output;

/// <summary>
/// Writes metrics.json: <c>{"schema":1,"cases":[{"id":…,metric:…}],"aggregates":{…},"groups":{…},"definitions":{…},"undefined":[…]}</c>. groups is
/// there when asked for. Never NaN or Infinity: a value that was skipped, and the standard deviation of a single value, are null. The same result
/// gives the same bytes.
/// </summary>
public static class MetricsWriter
{
    /// <summary>Writes the object.</summary>
    /// <param name="result">What is written.</param>
    /// <param name="json">Where to.</param>
    /// <param name="columnMajorCases">
    /// Adds evalutils' block <c>"case":{metric:{"0":…}}</c>, in the order of the cases, and its description of the ids in the aggregates.
    /// </param>
    public static void Write(EvaluationResult result, Utf8JsonWriter json, bool columnMajorCases = false)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", 1);
        WriteCases(result, json);
        if (columnMajorCases) WriteColumns(result, json);
        json.WriteStartObject("aggregates");
        Write(result.Aggregates, json);
        if (columnMajorCases) WriteIds(result, json);
        json.WriteEndObject();
        if (result.Groups.Count > 0) WriteGroups(result, json);
        json.WriteStartObject("definitions");
        foreach (var (metric, text) in result.Definitions) json.WriteString(metric, text);
        json.WriteEndObject();
        WriteUndefined(result, json);
        json.WriteEndObject();
    }

    private static void WriteCases(EvaluationResult result, Utf8JsonWriter json)
    {
        json.WriteStartArray("cases");
        foreach (var scores in result.Cases)
        {
            json.WriteStartObject();
            json.WriteString("id", scores.Id);
            foreach (var (metric, value) in scores.Values) json.WriteFinite(metric, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteColumns(EvaluationResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject("case");
        foreach (var metric in result.Cases.SelectMany(scores => scores.Values).Select(value => value.Key).Distinct(StringComparer.Ordinal))
        {
            json.WriteStartObject(metric);
            for (var row = 0; row < result.Cases.Count; row++) json.WriteFinite(row.ToString(), result.Cases[row][metric]);
            json.WriteEndObject();
        }

        json.WriteStartObject("id");
        for (var row = 0; row < result.Cases.Count; row++) json.WriteString(row.ToString(), result.Cases[row].Id);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteIds(EvaluationResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject("id");
        json.WriteNumber("count", result.Cases.Count);
        json.WriteNumber("freq", result.Cases.Count > 0 ? 1 : 0);
        json.WriteEndObject();
    }

    private static void WriteGroups(EvaluationResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject("groups");
        foreach (var column in result.Groups.GroupBy(group => group.Column, StringComparer.Ordinal))
        {
            json.WriteStartObject(column.Key);
            foreach (var group in column.OrderBy(group => group.Value, StringComparer.Ordinal))
            {
                json.WriteStartObject(group.Value);
                Write(group.Aggregates, json);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(IReadOnlyList<KeyValuePair<string, Aggregate>> aggregates, Utf8JsonWriter json)
    {
        foreach (var (metric, aggregate) in aggregates)
        {
            json.WritePropertyName(metric);
            aggregate.Write(json);
        }
    }

    private static void WriteUndefined(EvaluationResult result, Utf8JsonWriter json)
    {
        json.WriteStartArray("undefined");
        foreach (var value in result.Undefined)
        {
            json.WriteStartObject();
            if (value.Case is null) json.WriteNull("case");
            else json.WriteString("case", value.Case);
            json.WriteString("metric", value.Metric);
            json.WriteString("reason", value.Reason);
            json.WriteString("policy", value.Policy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
