namespace GrandChallenge.Evaluation.Domain;

/// <summary>
/// Queued waits for a worker; Preparing puts image and inputs in place; Running is the container; Collecting reads its output.
/// The last three are terminal.
/// </summary>
internal enum RunState { Queued, Preparing, Running, Collecting, Succeeded, Failed, Cancelled }

/// <summary>Which runs go first: those that somebody waits for go before those that bring old results up to date.</summary>
internal enum RunPriority { Submission, ReScore }

/// <summary>Whose fault a failed run is: decides who is told what, whether it is retried, and whether it is charged.</summary>
internal enum FailureCause { Participant, Organiser, Platform }

internal static class RunStates
{
    public static bool IsTerminal(this RunState state) => state is RunState.Succeeded or RunState.Failed or RunState.Cancelled;

    /// <summary>A worker holds the run under a lease.</summary>
    public static bool IsHeld(this RunState state) => state is RunState.Preparing or RunState.Running or RunState.Collecting;
}
