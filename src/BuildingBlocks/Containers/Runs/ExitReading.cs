using Docker.DotNet.Models;

namespace GrandChallenge.Containers;

/// <summary>Reads the way a container ended.</summary>
internal static class ExitReading
{
    private const int Killed = 137;
    private const int NotExecutable = 126;
    private const int NotFound = 127;

    /// <returns>What went wrong; null for exit code 0, even when some child process ran out of memory before.</returns>
    public static RunFailure? Failure(State state, string? lastError, RunProfile profile) => state switch
    {
        { ExitCode: 0 } => null,
        { OOMKilled: true } or { ExitCode: Killed } => new(RunOutcome.OutOfMemory,
            $"The container ran out of memory: its limit is {Text.Size(profile.MemoryBytes)}, which includes files in /tmp and /output."),
        { ExitCode: NotExecutable or NotFound } when IsInit(lastError) => new(RunOutcome.StartRefused,
            $"The program named by the image cannot be started: {lastError}."),
        _ when lastError?.Contains("No space left on device", StringComparison.OrdinalIgnoreCase) == true => new(RunOutcome.DiskFull,
            $"The container filled its disk: /tmp holds {Text.Size(profile.ScratchBytes)}, /output {Text.Size(profile.OutputBytes)}. Last error: {lastError}"),
        _ => new(RunOutcome.ExitedWithError, lastError is null
            ? $"The container exited with code {state.ExitCode} and wrote nothing to standard error."
            : $"The container exited with code {state.ExitCode}: {lastError}"),
    };

    // The engine's init process speaks only when it cannot start the program.
    private static bool IsInit(string? line) => line?.StartsWith("[FATAL tini", StringComparison.Ordinal) == true;
}
