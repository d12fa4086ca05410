using GrandChallenge.Containers;
using GrandChallenge.Evaluation.Domain;
using RunFailure = GrandChallenge.Evaluation.Domain.RunFailure;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>Whose fault a failed run is.</summary>
internal static class Blame
{
    private const int OrganisersFault = 3;

    /// <param name="methodHasScored">
    /// This version of the method has scored something before. If so, a limit that is broken now is broken by the submission; else by the method.
    /// </param>
    public static RunFailure For(RunResult result, RunState stage, bool methodHasScored) =>
        new(CauseOf(result, methodHasScored), stage, result.Message ?? $"The run ended as {result.Outcome}.", LastLines(result))
        {
            ExitCode = result.ExitCode,
            OutOfMemory = result.OutOfMemory,
            TimedOut = result.TimedOut,
        };

    private static FailureCause CauseOf(RunResult result, bool methodHasScored) => result.Outcome switch
    {
        // A worker that takes runs with a GPU has said that its engine has one.
        RunOutcome.EngineUnavailable or RunOutcome.GpuMissing => FailureCause.Platform,

        // A scoring program that says why it stops speaks of what it was given, unless its exit code says otherwise.
        RunOutcome.ExitedWithError => result.ExitCode != OrganisersFault && SaysWhy(result) ? FailureCause.Participant : FailureCause.Organiser,
        RunOutcome.OutOfMemory or RunOutcome.TimedOut or RunOutcome.DiskFull =>
            methodHasScored ? FailureCause.Participant : FailureCause.Organiser,
        _ => FailureCause.Organiser,
    };

    private static bool SaysWhy(RunResult result) => result.LastLines.Any(line => line.Stream == RunStream.Error && line.Text.Length > 0);

    private static string LastLines(RunResult result) => string.Join('\n', result.LastLines.Select(line => line.Text));
}
