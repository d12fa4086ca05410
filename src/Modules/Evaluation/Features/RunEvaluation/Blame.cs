using GrandChallenge.Containers;
using GrandChallenge.Evaluation.Domain;
using RunFailure = GrandChallenge.Evaluation.Domain.RunFailure;

namespace GrandChallenge.Evaluation.Features.RunEvaluation;

/// <summary>Whose fault a failed run is.</summary>
internal static class Blame
{
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
        RunOutcome.EngineUnavailable => FailureCause.Platform,

        // The convention of our evaluators: 2 is the submission's fault, 3 the method's or the ground truth's.
        RunOutcome.ExitedWithError when result.ExitCode == 3 => FailureCause.Organiser,

        // A scoring program that says why it stops speaks of what it was given.
        RunOutcome.ExitedWithError => SaysWhy(result) ? FailureCause.Participant : FailureCause.Organiser,
        RunOutcome.OutOfMemory or RunOutcome.TimedOut or RunOutcome.DiskFull =>
            methodHasScored ? FailureCause.Participant : FailureCause.Organiser,
        _ => FailureCause.Organiser,
    };

    private static bool SaysWhy(RunResult result) => result.LastLines.Any(line => line.Stream == RunStream.Error && line.Text.Length > 0);

    private static string LastLines(RunResult result) => string.Join('\n', result.LastLines.Select(line => line.Text));
}
