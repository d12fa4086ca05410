namespace GrandChallenge.EvaluationKit.Tasks;

/// <summary>A metric of a task: its name and definition in metrics.json and how it is calculated.</summary>
/// <typeparam name="TCase">What is measured: a case, or all cases together.</typeparam>
/// <param name="Name">Key in metrics.json: letters, digits and underscores, so that a ranking can address it by a dotted path.</param>
/// <param name="Definition">What it is, in words: formula, unit, conventions.</param>
/// <param name="Value">Calculates it; NaN or an infinity where it is undefined.</param>
public sealed record Measure<TCase>(string Name, string Definition, Func<TCase, double> Value)
{
    /// <summary>The worst value it can take for the case: 0 unless given.</summary>
    public Func<TCase, double> Worst { get; init; } = _ => 0;

    /// <summary>Whether it counts something, so that its sum over the cases is written too.</summary>
    public bool IsCount { get; init; }
}

/// <summary>Which side of a case has nothing in it.</summary>
public enum Emptiness
{
    /// <summary>Both have something.</summary>
    Neither,

    /// <summary>The truth has nothing.</summary>
    Truth,

    /// <summary>The prediction has nothing.</summary>
    Prediction,

    /// <summary>Neither has anything.</summary>
    Both,
}

/// <summary>A value of a case before the policy for undefined values is applied.</summary>
/// <param name="Metric">Its name.</param>
/// <param name="Value">NaN or an infinity where it is undefined.</param>
/// <param name="Worst">The worst value it can take for the case.</param>
/// <param name="Empty">What is empty about what was measured.</param>
public sealed record Score(string Metric, double Value, double Worst, Emptiness Empty);
