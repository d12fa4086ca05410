namespace GrandChallenge.Evaluation.Domain;

/// <summary>What a participant sent in. Never changes: scoring again makes a new run of the same submission.</summary>
internal sealed class Submission
{
    public const int MaxComment = 128;

    private Submission() => File = null!;

    public Submission(Phase phase, Guid userId, StoredFile file, SubmissionKinds kind, string comment, DateTimeOffset now)
    {
        RuleBroken.If(!kind.IsSingle() || !phase.Accepts.HasFlag(kind), "file", $"{phase.Title} accepts {phase.Accepts}, not {kind}.");
        RuleBroken.If(comment.Trim().Length > MaxComment, "comment", $"A comment has at most {MaxComment} characters.");
        Id = Guid.CreateVersion7(now);
        (ChallengeId, PhaseId, UserId) = (phase.ChallengeId, phase.Id, userId);
        (File, Kind, Comment, SubmittedAt) = (file.Checked(), kind, Texts.Head(comment.Trim(), MaxComment), now);
    }

    public Guid Id { get; private set; }
    public Guid ChallengeId { get; private set; }
    public Guid PhaseId { get; private set; }
    public Guid UserId { get; private set; }
    public StoredFile File { get; private set; }
    public SubmissionKinds Kind { get; private set; }
    public string Comment { get; private set; } = "";
    public DateTimeOffset SubmittedAt { get; private set; }
}
