namespace GrandChallenge.Evaluation.Data;

/// <summary>A worker process that has said that it is there.</summary>
internal sealed class LiveWorker
{
    public required string Name { get; init; }
    public required bool HasGpu { get; init; }

    /// <summary>By the database's clock; afterwards it is taken for gone.</summary>
    public required DateTimeOffset LiveUntil { get; init; }
}
