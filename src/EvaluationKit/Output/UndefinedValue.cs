namespace GrandChallenge.EvaluationKit.Output;

/// <summary>A value that a metric did not have, and what was done about it.</summary>
/// <param name="Case">Id of the case; null for a metric of all cases together.</param>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Reason">Why it is undefined.</param>
/// <param name="Policy">Name of the policy that was applied.</param>
public sealed record UndefinedValue(string? Case, string Metric, string Reason, string Policy);
