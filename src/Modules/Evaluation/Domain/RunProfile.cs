namespace GrandChallenge.Evaluation.Domain;

/// <summary>What one scoring container may use. Stored whole with its phase.</summary>
internal sealed record RunProfile
{
    public static readonly TimeSpan ShortestTimeLimit = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan LongestTimeLimit = TimeSpan.FromHours(24);

    /// <summary>Size of /output in MiB. Like /tmp it is kept in memory and counts towards <see cref="MemoryMiB"/>.</summary>
    public const int OutputMiB = 64;

    /// <summary>Wall-clock time from start to exit, 10 s to 24 h.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Memory in MiB, swap included, 64 MiB to 1 TiB.</summary>
    public int MemoryMiB { get; init; } = 4096;

    /// <summary>CPUs, 0.1 to 256.</summary>
    public decimal Cpus { get; init; } = 1;

    /// <summary>Writable scratch at /tmp in MiB, 16 MiB to 1 TiB.</summary>
    public int ScratchMiB { get; init; } = 1024;

    /// <summary>Only workers with a GPU may take the run.</summary>
    public bool NeedsGpu { get; init; }

    /// <exception cref="RuleBroken">A number is out of its range.</exception>
    public RunProfile Checked()
    {
        RuleBroken.If(
            TimeLimit < ShortestTimeLimit || TimeLimit > LongestTimeLimit,
            "timeLimit",
            "The time limit lasts from 10 seconds to 24 hours.");
        RuleBroken.If(MemoryMiB is < 64 or > 1_048_576, "memory", "The memory limit lies between 64 MiB and 1,048,576 MiB (1 TiB).");
        RuleBroken.If(Cpus is < 0.1m or > 256, "cpus", "The number of CPUs lies between 0.1 and 256.");
        RuleBroken.If(ScratchMiB is < 16 or > 1_048_576, "scratch", "The scratch space lies between 16 MiB and 1,048,576 MiB (1 TiB).");
        RuleBroken.If(
            ScratchMiB + OutputMiB >= MemoryMiB,
            "memory",
            $"Files in /tmp ({ScratchMiB} MiB) and /output ({OutputMiB} MiB) are kept in memory: allow more than {ScratchMiB + OutputMiB} MiB of memory, or less scratch space.");
        return this;
    }
}
