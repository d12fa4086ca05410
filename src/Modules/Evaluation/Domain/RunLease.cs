namespace GrandChallenge.Evaluation.Domain;

/// <summary>A worker's hold on a run. Past its end anyone may send the run back to the queue.</summary>
/// <param name="Worker">Process and claim: whoever claims the run next, though the same process, holds it under another name.</param>
/// <param name="ExpiresAt">By the database's clock.</param>
internal sealed record RunLease(string Worker, DateTimeOffset ExpiresAt);

/// <summary>The worker no longer holds the run: it must stop its work on it and write nothing.</summary>
internal sealed class LeaseLost(Guid runId, string worker) : Exception($"Run {runId} is not held by {worker} any more.");
