using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>This process as a holder of leases. A new process is a new worker: what the old one held runs out and is taken over.</summary>
internal sealed class Worker(TimeSpan lease)
{
    private static readonly TimeSpan LongestHeartbeat = TimeSpan.FromSeconds(1);
    private readonly string name = $"{Environment.MachineName}/{Environment.ProcessId}/{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
    private int claims;

    /// <summary>How long a run stays with a worker that says nothing.</summary>
    public TimeSpan Lease => lease;

    /// <summary>How often a worker says that it is there, and hears whether its run was cancelled.</summary>
    public TimeSpan Heartbeat => lease / 6 < LongestHeartbeat ? lease / 6 : LongestHeartbeat;

    /// <summary>One name per claim: a run that comes back to the process that lost it is held anew.</summary>
    public string NextHolder() => $"{name}/{Interlocked.Increment(ref claims)}";

    /// <summary>GC_LEASE_SECONDS, 1 to 3600; 20 when unset.</summary>
    public static Worker From(IConfiguration configuration) => configuration["GC_LEASE_SECONDS"] switch
    {
        null or "" => new Worker(TimeSpan.FromSeconds(20)),
        var text when int.TryParse(text, out var seconds) && seconds is >= 1 and <= 3600 => new Worker(TimeSpan.FromSeconds(seconds)),
        _ => throw new InvalidOperationException("GC_LEASE_SECONDS must be a whole number from 1 to 3600."),
    };
}
