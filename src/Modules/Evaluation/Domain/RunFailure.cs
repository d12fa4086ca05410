namespace GrandChallenge.Evaluation.Domain;

/// <summary>Why a run failed. Never empty: a failed run always has a cause, a stage and a sentence.</summary>
internal sealed record RunFailure
{
    public const int MaxMessage = 1024;
    public const int MaxLastLines = 16 * 1024;

    private RunFailure() { }

    /// <param name="cause">Whose fault it is.</param>
    /// <param name="stage">Preparing, Running or Collecting.</param>
    /// <param name="message">A sentence for the user; cut at 1,024 characters.</param>
    /// <param name="lastLines">The end of the container's output; all but the last 16 Ki characters are dropped.</param>
    public RunFailure(FailureCause cause, RunState stage, string message, string lastLines = "")
    {
        RuleBroken.If(!stage.IsHeld(), "stage", "A run fails while it is prepared, runs or is collected.");
        RuleBroken.If(string.IsNullOrWhiteSpace(message), "message", "A failure has a message.");
        (Cause, Stage) = (cause, stage);
        (Message, LastLines) = (Texts.Head(message, MaxMessage), Texts.Tail(lastLines, MaxLastLines));
    }

    public FailureCause Cause { get; private init; }
    public RunState Stage { get; private init; }
    public string Message { get; private init; } = "";
    public string LastLines { get; private init; } = "";

    /// <summary>Of the container; null when none ran to its end.</summary>
    public int? ExitCode { get; init; }
    public bool OutOfMemory { get; init; }
    public bool TimedOut { get; init; }
}
