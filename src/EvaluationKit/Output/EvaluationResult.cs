namespace GrandChallenge.EvaluationKit.Output;

/// <summary>All that metrics.json holds.</summary>
public sealed record EvaluationResult
{
    /// <summary>In ordinal order of their ids, whatever order they are given in.</summary>
    public required IReadOnlyList<CaseScores> Cases
    {
        get;
        init => field = [.. value.OrderBy(scores => scores.Id, StringComparer.Ordinal)];
    }

    /// <summary>Name and aggregate, in the order in which they are written.</summary>
    public required IReadOnlyList<KeyValuePair<string, Aggregate>> Aggregates { get; init; }

    /// <summary>What each metric measures, in words.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Definitions { get; init; }

    /// <summary>Values that were undefined, in order of the cases.</summary>
    public IReadOnlyList<UndefinedValue> Undefined { get; init; } = [];

    /// <summary>Column of the cases, value in it, and the aggregates of the cases that have it.</summary>
    public IReadOnlyList<GroupAggregates> Groups { get; init; } = [];
}

/// <summary>Aggregates of the cases that have one value in a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">Its value.</param>
/// <param name="Aggregates">Name and aggregate.</param>
public sealed record GroupAggregates(string Column, string Value, IReadOnlyList<KeyValuePair<string, Aggregate>> Aggregates);
