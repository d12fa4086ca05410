namespace GrandChallenge.Containers;

public enum RunStage
{
    Preparing,
    Running,
    Collecting,
}

public enum RunStream
{
    Output,
    Error,

    /// <summary>A remark of the platform within the log.</summary>
    Note,
}

/// <summary>One line that the container wrote: at most 8 KiB, valid text without control characters.</summary>
public sealed record RunLine(RunStream Stream, string Text, DateTimeOffset At);

/// <summary>Hears of a run while it goes on.</summary>
public interface IRunObserver
{
    Task StageReachedAsync(RunStage stage, CancellationToken cancellation);

    /// <summary>Called in order, from one thread at a time; must return quickly.</summary>
    void LineWritten(RunLine line);
}
