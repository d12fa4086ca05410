namespace GrandChallenge.Containers;

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>Exit code 0 and a valid metrics.json.</summary>
    Succeeded,
    ExitedWithError,
    OutOfMemory,
    TimedOut,

    /// <summary>The program found /tmp or /output full.</summary>
    DiskFull,

    /// <summary>The program tried to write to a folder that is not its own.</summary>
    WroteElsewhere,
    OutputMissing,
    OutputTooLarge,

    /// <summary>metrics.json is a link, a folder or another thing that is no plain file.</summary>
    OutputNotAFile,

    /// <summary>metrics.json is not UTF-8 JSON.</summary>
    OutputInvalid,
    ImageMissing,

    /// <summary>The image names no program that can be started.</summary>
    StartRefused,

    /// <summary>The run asks for a GPU and the engine has none.</summary>
    GpuMissing,

    /// <summary>The engine did not answer or failed: the platform's fault, worth another attempt.</summary>
    EngineUnavailable,
    Cancelled,
}

/// <summary>What a run came to.</summary>
/// <param name="Metrics">The bytes of /output/metrics.json as UTF-8 JSON without byte order mark, where NaN and Infinity may stand as bare words; only when it succeeded.</param>
/// <param name="ExitCode">The program's, when it ended by itself.</param>
/// <param name="Message">One sentence for people that says what went wrong and which limit or file it was; null on success.</param>
/// <param name="LastLines">The last lines of output (at most 50), cleaned of control characters.</param>
public sealed record RunResult(
    RunOutcome Outcome,
    byte[]? Metrics,
    int? ExitCode,
    string? Message,
    IReadOnlyList<RunLine> LastLines,
    RunTimings Timings)
{
    public bool OutOfMemory => Outcome == RunOutcome.OutOfMemory;

    public bool TimedOut => Outcome == RunOutcome.TimedOut;
}

/// <summary>Time spent in each stage; a stage that was not reached has zero.</summary>
public sealed record RunTimings(TimeSpan Prepare, TimeSpan Start, TimeSpan Run, TimeSpan Collect);
