using System.Text.Json;
using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Tests.Domain;

/// <summary>Brings runs into any state by the way that a worker takes.</summary>
internal static class Runs
{
    public const string Worker = "worker-1";
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>After every lease that starts at <see cref="Start"/> has run out.</summary>
    public static readonly DateTimeOffset Later = Start.AddMinutes(1);

    public static readonly StoredFile File = new("predictions.csv", new string('a', 64), 12);

    public static RunFailure Failure(FailureCause cause, RunState stage = RunState.Running) => new(cause, stage, "The container ended with exit code 1.");

    public static EvaluationRun Queued()
    {
        var phase = new Phase(Guid.CreateVersion7(), "Final", null, Start);
        var submission = new Submission(phase, Guid.CreateVersion7(), File, SubmissionKinds.Csv, "", Start);
        return new EvaluationRun(submission, Guid.CreateVersion7(), Guid.CreateVersion7(), Start);
    }

    public static EvaluationRun In(RunState state, string worker = Worker)
    {
        var run = Queued();
        if (state == RunState.Cancelled) run.Cancel(Start);
        if (state is RunState.Queued or RunState.Cancelled) return run;
        run.Prepare(worker, new RunProfile(), Start, LeaseTime);
        if (state == RunState.Preparing) return run;
        run.Run(worker, Start);
        if (state == RunState.Running) return run;
        if (state == RunState.Failed) run.Fail(worker, Failure(FailureCause.Participant), Start);
        else run.Collect(worker, Start);
        if (state == RunState.Succeeded) run.Succeed(worker, """{"score": 0.5, "sd": 0.1}""", new Scoring { Path = "score", ErrorPath = "sd" }, publish: true, Start);
        return run;
    }

    /// <summary>All that a run knows, to tell whether anything changed.</summary>
    public static string Facts(EvaluationRun run) => JsonSerializer.Serialize(run);
}
