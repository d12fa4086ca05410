using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.Shared;

namespace GrandChallenge.Evaluation.Features.EvaluationDetail;

/// <param name="QueuePlace">From 1; null unless queued.</param>
/// <param name="WaitsForGpu">It is queued, needs a GPU, and no live worker has one.</param>
/// <param name="SeesLog">The caller may read what the container wrote.</param>
/// <param name="SeesAll">The caller sent the submission in or administers the challenge; to others the parts below marked so are null.</param>
/// <param name="Columns">What the board shows of it, once it has succeeded.</param>
/// <param name="Metrics">The whole metrics.json, indented; for owner and admins.</param>
/// <param name="Versions">What was scored by what; for owner and admins.</param>
/// <param name="Profile">What the container of the last attempt may use, once a worker has taken it; for owner and admins.</param>
/// <param name="Failure">Why the last attempt failed; for owner and admins.</param>
internal sealed record EvaluationView(
    Guid Id, Guid SubmissionId, string Challenge, string ChallengeTitle, string Phase, string PhaseTitle, Guid UserId, string User,
    DateTimeOffset SubmittedAt, RunState State, int Attempt, int? QueuePlace, bool WaitsForGpu, bool IsPublished, bool IsAdmin, bool IsOwner,
    bool SeesLog, bool SeesAll,
    string? RankReason, IReadOnlyList<EvaluationColumn> Columns, string? Metrics, EvaluationTimes Times, EvaluationVersions? Versions,
    EvaluationProfile? Profile, EvaluationFailure? Failure)
{
    public bool MayCancel => SeesAll && !State.IsTerminal();

    public bool MayRequeue => IsAdmin && (State is RunState.Failed or RunState.Cancelled);
}

/// <summary>One column of the board.</summary>
internal sealed record EvaluationColumn(string Title, Direction Direction, bool Counts, double? Number, double? Error, string? Problem, int Decimals);

/// <summary>When each stage was reached; a stage that was not is null.</summary>
internal sealed record EvaluationTimes(
    DateTimeOffset Queued, DateTimeOffset? Prepared, DateTimeOffset? Started, DateTimeOffset? Collected, DateTimeOffset? Finished, DateTimeOffset NotBefore);

/// <param name="IsCurrent">Method and ground truth are the phase's active ones.</param>
internal sealed record EvaluationVersions(
    int MethodNumber, string? MethodImage, int? GroundTruthNumber, string? GroundTruthSha256, bool IsCurrent,
    string FileName, string SubmissionSha256, long SubmissionBytes, string Comment);

internal sealed record EvaluationProfile(int TimeLimitSeconds, int MemoryMiB, decimal Cpus, int ScratchMiB, bool Gpu);

/// <param name="LastLines">The end of the container's output; for those who may read it.</param>
internal sealed record EvaluationFailure(
    FailureCause Cause, RunState Stage, string Message, int? ExitCode, bool OutOfMemory, bool TimedOut, string? LastLines);
