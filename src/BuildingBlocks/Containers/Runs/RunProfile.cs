namespace GrandChallenge.Containers;

/// <summary>The limits of one run. Memory is counted without swap; /tmp, /dev/shm and /output are kept in memory and count towards it.</summary>
/// <param name="TimeLimit">From start to exit, by the platform's clock; then the container is killed.</param>
/// <param name="MemoryBytes">Memory plus swap, in bytes; at least 6 MiB.</param>
/// <param name="Cpus">Processors' worth of time, e.g. 1.5; more than the engine has means all of them.</param>
/// <param name="ScratchBytes">Size of the writable /tmp in bytes.</param>
/// <param name="Gpu">Whether one GPU of the engine is attached.</param>
public sealed record RunProfile(TimeSpan TimeLimit, long MemoryBytes, double Cpus, long ScratchBytes, bool Gpu = false)
{
    /// <summary>Processes and threads that a run may have at once.</summary>
    public const int Pids = 128;

    /// <summary>Largest metrics.json, in bytes (16 MiB).</summary>
    public const int MetricsBytes = 16 << 20;

    /// <summary>Size of the writable /output in bytes.</summary>
    public long OutputBytes { get; init; } = 64 << 20;
}
