namespace GrandChallenge.Evaluation.Domain;

/// <summary>
/// One scoring of a submission by a version of the method against a version of the ground truth: the state machine.
/// <code>
/// Queued → Preparing → Running → Collecting → Succeeded
///   held states → Failed            by participant or organiser, by the last of three platform failures, or with the last of ten lost workers
///   held states → Queued            after a platform failure (next attempt, later), or as the same attempt when the lease ran out or the worker stops
///   any active state → Cancelled;   Failed, Cancelled → Queued by an admin (next attempt)
/// </code>
/// A succeeded run is history: to score again against other versions, make a new run.
/// Illegal transitions throw <see cref="RuleBroken"/>; a worker without the lease gets <see cref="LeaseLost"/>.
/// </summary>
internal sealed class EvaluationRun
{
    /// <summary>Platform failures after which a run is given up.</summary>
    public const int MaxPlatformFailures = 3;

    /// <summary>Workers that may fall silent over a run before it is given up: it could be what kills them.</summary>
    public const int MaxLostWorkers = 10;

    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(10);
    private const int BackOffFactor = 6;

    private EvaluationRun() { }

    public EvaluationRun(
        Submission submission, Guid methodId, Guid? groundTruthId, DateTimeOffset now, RunPriority priority = RunPriority.Submission)
    {
        Id = Guid.CreateVersion7(now);
        (SubmissionId, PhaseId, UserId, SubmittedAt) = (submission.Id, submission.PhaseId, submission.UserId, submission.SubmittedAt);
        (MethodId, GroundTruthId, Priority) = (methodId, groundTruthId, priority);
        (QueuedAt, NotBefore, Attempt) = (now, now, 1);
    }

    public Guid Id { get; private set; }
    public Guid SubmissionId { get; private set; }
    public Guid PhaseId { get; private set; }
    public Guid UserId { get; private set; }

    /// <summary>The submission's own instant, kept here so that a board needs one table.</summary>
    public DateTimeOffset SubmittedAt { get; private set; }
    public Guid MethodId { get; private set; }
    public Guid? GroundTruthId { get; private set; }

    public RunPriority Priority { get; private set; }
    public RunState State { get; private set; }

    /// <summary>From 1; containers are labelled with it.</summary>
    public int Attempt { get; private set; }
    public int PlatformFailures { get; private set; }

    /// <summary>Nothing about the run needs to be at fault, so they are counted apart.</summary>
    public int LostWorkers { get; private set; }
    public RunLease? Lease { get; private set; }

    /// <summary>What the container of the last attempt may use: the phase's profile when the attempt was first claimed; null before.</summary>
    public RunProfile? Profile { get; private set; }

    /// <summary>No worker takes the run before this instant.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>Why the last attempt failed; kept while the next waits and runs, gone with success.</summary>
    public RunFailure? Failure { get; private set; }

    public DateTimeOffset QueuedAt { get; private set; }
    public DateTimeOffset? PreparedAt { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? CollectedAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    public bool Published { get; private set; }

    /// <summary>The whole metrics.json as strict JSON; set by success.</summary>
    public string? MetricsText { get; private set; }

    /// <summary>One entry per column of the phase's scoring when last measured; null where <see cref="MetricProblems"/> says why.</summary>
    public double?[] MetricNumbers { get; private set; } = [];
    public string?[] MetricProblems { get; private set; } = [];

    /// <summary>The score's error, for display.</summary>
    public double? ScoreError { get; private set; }

    /// <summary>A worker takes the run from the queue.</summary>
    /// <param name="profile">The phase's; an attempt that is taken over keeps its own, for its container has it.</param>
    public void Prepare(string worker, RunProfile profile, DateTimeOffset now, TimeSpan leaseFor)
    {
        Require(State == RunState.Queued, "be prepared");
        RuleBroken.If(
            now < NotBefore,
            "state",
            $"This run waits until {NotBefore.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC before its next attempt.");
        Profile ??= profile;
        (State, Lease, PreparedAt) = (RunState.Preparing, new RunLease(worker, now + leaseFor), now);
    }

    /// <summary>The container starts, or a restarted worker found it running.</summary>
    public void Run(string worker, DateTimeOffset now)
    {
        Require(State == RunState.Preparing, "start");
        RequireHolder(worker);
        (State, StartedAt) = (RunState.Running, now);
    }

    /// <summary>The container has ended with exit code 0; its output is read.</summary>
    public void Collect(string worker, DateTimeOffset now)
    {
        Require(State == RunState.Running, "be collected");
        RequireHolder(worker);
        (State, CollectedAt) = (RunState.Collecting, now);
    }

    /// <param name="metricsText">What the container wrote as metrics.json; RuleBroken when it is no JSON.</param>
    public void Succeed(string worker, string metricsText, Scoring scoring, bool publish, DateTimeOffset now)
    {
        Require(State == RunState.Collecting, "succeed");
        RequireHolder(worker);
        MetricsText = MetricsJson.Clean(metricsText);
        Read(scoring);
        (Failure, Published) = (null, publish);
        Finish(RunState.Succeeded, now);
    }

    /// <summary>Ends the run as failed, or queues its next attempt when the platform failed it and attempts are left.</summary>
    public void Fail(string worker, RunFailure failure, DateTimeOffset now)
    {
        Require(State.IsHeld(), "fail");
        RequireHolder(worker);
        if (failure.Cause == FailureCause.Platform) FailByPlatform(failure, now);
        else FinallyFail(failure, now);
    }

    public void RenewLease(string worker, DateTimeOffset now, TimeSpan leaseFor)
    {
        Require(State.IsHeld(), "renew a lease");
        RequireHolder(worker);
        Lease = new RunLease(worker, now + leaseFor);
    }

    public bool IsHeldBy(string worker) => string.Equals(Lease?.Worker, worker, StringComparison.Ordinal);

    public bool LeaseExpired(DateTimeOffset now) => State.IsHeld() && Lease!.ExpiresAt <= now;

    /// <summary>Its worker is silent: back to the queue for another to take over, as the same attempt, for the container may still be running.</summary>
    public void Release(DateTimeOffset now)
    {
        Require(State.IsHeld(), "be released");
        RuleBroken.If(!LeaseExpired(now), "lease", "The lease of this run has not run out.");
        var isLast = ++LostWorkers >= MaxLostWorkers;
        var silence = isLast
            ? $"This run was given up: {LostWorkers} workers fell silent while they held it, the last of them in the stage {State}."
            : $"The worker {Lease!.Worker} fell silent while this run was in the stage {State}.";
        var failure = new RunFailure(FailureCause.Platform, State, silence);
        if (isLast) FinallyFail(failure, now);
        else TryAgain(failure, now);
    }

    /// <summary>Its worker stops in good order: the same attempt, for whoever adopts the container, at once. Nobody failed.</summary>
    public void HandOver(string worker, DateTimeOffset now)
    {
        Require(State.IsHeld(), "be handed over");
        RequireHolder(worker);
        BackToQueue(now);
    }

    public void Cancel(DateTimeOffset now)
    {
        Require(!State.IsTerminal(), "be cancelled");
        Finish(RunState.Cancelled, now);
    }

    /// <summary>An admin tries a failed or cancelled run again: a new attempt at the end of the queue.</summary>
    public void Requeue(DateTimeOffset now)
    {
        Require(State is RunState.Failed or RunState.Cancelled, "be queued again");
        (PlatformFailures, LostWorkers, QueuedAt, FinishedAt) = (0, 0, now, null);
        NextAttempt();
        BackToQueue(now);
    }

    public void Publish(bool published)
    {
        Require(State == RunState.Succeeded, published ? "be published" : "be unpublished");
        Published = published;
    }

    /// <summary>Reads the metrics anew after the phase's scoring has changed.</summary>
    public void Measure(Scoring scoring)
    {
        Require(State == RunState.Succeeded, "be measured");
        Read(scoring);
    }

    private void Read(Scoring scoring)
    {
        using var metrics = MetricsJson.Parse(MetricsText!);
        var values = scoring.Read(metrics.RootElement);
        MetricNumbers = Array.ConvertAll(values, value => value.Number);
        MetricProblems = Array.ConvertAll(values, value => value.Problem);
        ScoreError = scoring.ReadError(metrics.RootElement);
    }

    private void FailByPlatform(RunFailure failure, DateTimeOffset now)
    {
        if (++PlatformFailures >= MaxPlatformFailures)
        {
            FinallyFail(failure, now);
            return;
        }
        NextAttempt();
        TryAgain(failure, now + FirstBackOff * Math.Pow(BackOffFactor, PlatformFailures - 1));
    }

    private void NextAttempt() => (Attempt, Profile) = (Attempt + 1, null);

    private void TryAgain(RunFailure failure, DateTimeOffset notBefore)
    {
        Failure = failure;
        BackToQueue(notBefore);
    }

    private void BackToQueue(DateTimeOffset notBefore)
    {
        (State, Lease, NotBefore) = (RunState.Queued, null, notBefore);
        PreparedAt = StartedAt = CollectedAt = null;
    }

    private void FinallyFail(RunFailure failure, DateTimeOffset now)
    {
        Failure = failure;
        Finish(RunState.Failed, now);
    }

    private void Finish(RunState state, DateTimeOffset now) => (State, Lease, FinishedAt) = (state, null, now);

    private void Require(bool legal, string what) => RuleBroken.If(!legal, "state", $"A run that is {State} cannot {what}.");

    private void RequireHolder(string worker)
    {
        if (!IsHeldBy(worker)) throw new LeaseLost(Id, worker);
    }
}
