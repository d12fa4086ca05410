using GrandChallenge.EvaluationKit.Output;

namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>
/// Several tasks in one program and one metrics.json: the names of a task stand before its metrics, as in lesions_dice, and values of one case stand
/// together. All tasks are checked before any fault is reported.
/// </summary>
public sealed class SeveralTasks : EvaluationTask
{
    private readonly List<(string Name, EvaluationTask Task)> tasks = [];

    /// <summary>Adds a task.</summary>
    /// <param name="name">What its metrics begin with.</param>
    /// <param name="task">The task; <c>In(folder)</c> keeps its files apart.</param>
    public SeveralTasks Add(string name, EvaluationTask task)
    {
        tasks.Add((name, task));
        return this;
    }

    /// <summary>Adds evalutils' column-major block "case" to metrics.json.</summary>
    public SeveralTasks WithColumnMajorCases()
    {
        AddColumnMajorCases();
        return this;
    }

    /// <summary>Evaluates one task after the other.</summary>
    public override EvaluationResult? Evaluate(TaskRun run)
    {
        var results = tasks.ConvertAll(task => (task.Name, Result: task.Task.Evaluate(run)));
        if (!run.Faults.IsEmpty) return null;
        return new EvaluationResult
        {
            Cases = [.. results.SelectMany(Cases).GroupBy(one => one.Id, StringComparer.Ordinal).Select(one => new CaseScores(one.Key, [.. one.SelectMany(part => part.Values)]))],
            Aggregates = [.. results.SelectMany(part => Named(part.Name, part.Result!.Aggregates))],
            Definitions = [.. results.SelectMany(part => Named(part.Name, part.Result!.Definitions))],
            Undefined = [.. results.SelectMany(part => part.Result!.Undefined.Select(value => value with { Metric = $"{part.Name}_{value.Metric}" }))],
            Groups = [.. results.SelectMany(Groups)],
        };
    }

    private static IEnumerable<CaseScores> Cases((string Name, EvaluationResult? Result) part) =>
        part.Result!.Cases.Select(one => new CaseScores(one.Id, [.. Named(part.Name, one.Values)]));

    private static IEnumerable<GroupAggregates> Groups((string Name, EvaluationResult? Result) part) =>
        part.Result!.Groups.Select(group => group with { Column = $"{part.Name}_{group.Column}", Aggregates = [.. Named(part.Name, group.Aggregates)] });

    private static IEnumerable<KeyValuePair<string, T>> Named<T>(string name, IEnumerable<KeyValuePair<string, T>> values) =>
        values.Select(value => KeyValuePair.Create($"{name}_{value.Key}", value.Value));
}
