using System.Text.Json;
using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Output;

/// <summary>What stands under the name of a metric in the aggregates: one number of all cases together, or a description of the values of the cases.</summary>
public sealed record Aggregate
{
    private Aggregate()
    {
    }

    /// <summary>The one number; NaN where it was skipped.</summary>
    public double Number { get; private init; } = double.NaN;

    /// <summary>The description; null where there is one number.</summary>
    public Summary? Summary { get; private init; }

    /// <summary>Sum over the cases, for what is counted.</summary>
    public double? Sum { get; private init; }

    /// <summary>One number.</summary>
    public static Aggregate Of(double number) => new() { Number = number };

    /// <summary>A description of values; those that are NaN are left out.</summary>
    public static Aggregate Of(ReadOnlySpan<double> values, bool isCount = false)
    {
        var summary = Summary.Of(values);
        return new() { Summary = summary, Sum = isCount ? Total(values) : null };
    }

    internal void Write(Utf8JsonWriter json)
    {
        if (Summary is null)
        {
            json.WriteFinite(Number);
            return;
        }

        json.WriteStartObject();
        json.WriteFinite("mean", Summary.Mean);
        json.WriteFinite("std", Summary.Std);
        json.WriteFinite("min", Summary.Min);
        json.WriteFinite("max", Summary.Max);
        json.WriteFinite("25pc", Summary.Percentile25);
        json.WriteFinite("50pc", Summary.Percentile50);
        json.WriteFinite("75pc", Summary.Percentile75);
        json.WriteNumber("count", Summary.Count);
        if (Sum is { } sum) json.WriteFinite("sum", sum);
        json.WriteEndObject();
    }

    private static double Total(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value)) sum += value;
        }

        return sum;
    }
}
