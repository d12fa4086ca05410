using Docker.DotNet.Models;

namespace GrandChallenge.Containers;

/// <summary>Reads the way a container ended.</summary>
internal static class ExitReading
{
    private const int Killed = 137;
    private const int NotExecutable = 126;
    private const int NotFound = 127;

    /// <returns>What went wrong; null for exit code 0, even when some child process ran out of memory before.</returns>
    public static RunFailure? Failure(State state, IReadOnlyList<string> lastErrors, RunProfile profile) => state switch
    {
        { ExitCode: 0 } => null,
        { OOMKilled: true } or { ExitCode: Killed } => new(RunOutcome.OutOfMemory,
            $"The container ran out of memory: its limit is {Text.Size(profile.MemoryBytes)}, which includes files in /tmp and /output."),
        { ExitCode: NotExecutable or NotFound } when lastErrors is [.., var line] && IsInit(line) => new(RunOutcome.StartRefused,
            $"The program that the image names cannot be started: {line}"),
        _ when lastErrors.LastOrDefault(IsFull) is { } line => new(RunOutcome.DiskFull,
            $"The container filled its disk: /tmp holds {Text.Size(profile.ScratchBytes)}, /output holds {Text.Size(profile.OutputBytes)}. It wrote: {line}"),
        _ when lastErrors.LastOrDefault(IsReadOnly) is { } line => new(RunOutcome.WroteElsewhere,
            $"The container tried to write elsewhere, but only /tmp and /output can be written. It wrote: {line}"),
        _ => new(RunOutcome.ExitedWithError, lastErrors is [.., var line]
            ? $"The container exited with code {state.ExitCode}: {line}"
            : $"The container exited with code {state.ExitCode} and wrote nothing to standard error."),
    };

    // The engine's init process speaks only when it cannot start the program.
    private static bool IsInit(string line) => line.StartsWith("[FATAL tini", StringComparison.Ordinal);

    // The words that every C library gives for ENOSPC.
    private static bool IsFull(string line) => line.Contains("No space left on device", StringComparison.OrdinalIgnoreCase);

    // And for EROFS: what a submission says cannot change where a program writes.
    private static bool IsReadOnly(string line) => line.Contains("Read-only file system", StringComparison.OrdinalIgnoreCase);
}
