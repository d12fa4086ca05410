using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>This process as a holder of leases. A new process is a new worker: what the old one held runs out and is taken over.</summary>
/// <param name="hasGpu">Whether its engine has a GPU; null: see for yourself.</param>
internal sealed class Worker(TimeSpan lease, bool? hasGpu = null)
{
    private static readonly TimeSpan LongestHeartbeat = TimeSpan.FromSeconds(1);

    public string Name { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
    private int claims;

    /// <summary>What GC_GPU says; null when it says nothing.</summary>
    public bool? HasGpu => hasGpu;

    /// <summary>How long a run stays with a worker that says nothing.</summary>
    public TimeSpan Lease => lease;

    /// <summary>How often a worker says that it is there, and hears whether its run was cancelled.</summary>
    public TimeSpan Heartbeat => lease / 6 < LongestHeartbeat ? lease / 6 : LongestHeartbeat;

    /// <summary>One name per claim: a run that comes back to the process that lost it is held anew.</summary>
    public string NextHolder() => $"{Name}/{Interlocked.Increment(ref claims)}";

    /// <summary>GC_LEASE_SECONDS, 1 to 3600; 20 when unset. GC_GPU, yes or no; null when unset.</summary>
    public static Worker From(IConfiguration configuration) => new(LeaseOf(configuration["GC_LEASE_SECONDS"]), GpuOf(configuration["GC_GPU"]));

    private static TimeSpan LeaseOf(string? text) => text switch
    {
        null or "" => TimeSpan.FromSeconds(20),
        _ when int.TryParse(text, out var seconds) && seconds is >= 1 and <= 3600 => TimeSpan.FromSeconds(seconds),
        _ => throw new InvalidOperationException("GC_LEASE_SECONDS must be a whole number from 1 to 3600."),
    };

    private static bool? GpuOf(string? text) => text switch
    {
        null or "" => null,
        "yes" => true,
        "no" => false,
        _ => throw new InvalidOperationException("GC_GPU must be yes or no."),
    };
}
