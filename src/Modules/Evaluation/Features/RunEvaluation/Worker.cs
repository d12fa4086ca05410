namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>This process as a holder of leases. A new process is a new worker: what the old one held runs out and is taken over.</summary>
internal sealed class Worker
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(2);

    public string Name { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}"[..Math.Min(64, Environment.MachineName.Length + 16)];
}
