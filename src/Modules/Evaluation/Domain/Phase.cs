using GrandChallenge.Evaluation.Contracts;
namespace GrandChallenge.Evaluation.Domain;

/// <summary>Who sees the leaderboard of a phase.</summary>
internal enum BoardVisibility { Public, Hidden }

/// <summary>
/// A part of a challenge with its own dates, rules, scoring and leaderboard. That the title and slug are unique within the challenge
/// (compared without case, see <see cref="TitleKey"/>) is held by the database.
/// </summary>
internal sealed class Phase
{
    public const int MaxTitle = 64;

    private Phase() { }

    public Phase(Guid challengeId, string title, string? slug, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        ChallengeId = challengeId;
        CreatedAt = now;
        Rename(title, slug);
    }

    public Guid Id { get; private set; }
    public Guid ChallengeId { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>The title without case, for the unique index.</summary>
    public string TitleKey { get; private set; } = "";
    public string Slug { get; private set; } = "";
    public bool IsPublic { get; private set; } = true;
    public DateTimeOffset? OpensAt { get; private set; }
    public DateTimeOffset? ClosesAt { get; private set; }
    public QuotaSettings Quota { get; private set; } = new();
    public SubmissionKinds Accepts { get; private set; } = SubmissionKinds.Csv;
    public Scoring Scoring { get; private set; } = new();

    /// <summary>A new result is published as it succeeds. Read once, then: later changes leave old results alone.</summary>
    public bool AutoPublish { get; private set; } = true;
    public BoardVisibility Board { get; private set; } = BoardVisibility.Public;

    /// <summary>Participants read what the container wrote while it scored their own submissions. It may speak of the ground truth.</summary>
    public bool SharesLog { get; private set; }
    public RunProfile Profile { get; private set; } = new();
    public Guid? ActiveMethodId { get; private set; }
    public Guid? ActiveGroundTruthId { get; private set; }

    public PhaseStatus StatusAt(DateTimeOffset now) =>
        PhaseStatuses.At(now, OpensAt, ClosesAt, IsPublic && Quota.PerPeriod > 0 && ActiveMethodId is not null);

    /// <param name="title">1 to 64 characters after trimming.</param>
    /// <param name="slug">The phase's part of the address; null derives it from the title.</param>
    public void Rename(string title, string? slug)
    {
        title = title.Trim();
        RuleBroken.If(title.Length is 0 or > MaxTitle, "title", $"The title of a phase has 1 to {MaxTitle} characters.");
        slug ??= PhaseSlug.From(title);
        PhaseSlug.Check(slug);
        (Title, TitleKey, Slug) = (title, title.ToUpperInvariant(), slug);
    }

    /// <summary>Sets the window of submissions; a missing date is no bound.</summary>
    public void Schedule(DateTimeOffset? opensAt, DateTimeOffset? closesAt)
    {
        RuleBroken.If(closesAt <= opensAt, "closesAt", "The closing date must be later than the opening date.");
        (OpensAt, ClosesAt) = (opensAt?.ToUniversalTime(), closesAt?.ToUniversalTime());
    }

    public void Limit(QuotaSettings quota) => Quota = quota.Checked();

    /// <param name="kinds">At least one.</param>
    /// <param name="hasSubmissions">What is accepted is frozen with the first submission.</param>
    public void Accept(SubmissionKinds kinds, bool hasSubmissions)
    {
        RuleBroken.If(
            kinds == SubmissionKinds.None || (kinds | SubmissionKinds.All) != SubmissionKinds.All,
            "accepts",
            "A phase accepts at least one of CSV, JSON, image and zip.");
        RuleBroken.If(
            hasSubmissions && kinds != Accepts,
            "accepts",
            "The accepted kinds cannot change once a submission exists; create a new phase instead.");
        Accepts = kinds;
    }

    public void ScoreBy(Scoring scoring) => Scoring = scoring.Checked();

    public void RunWith(RunProfile profile) => Profile = profile.Checked();

    public void ShowBoard(BoardVisibility board, bool autoPublish) => (Board, AutoPublish) = (board, autoPublish);

    public void ShareLog(bool shares) => SharesLog = shares;

    public void Show() => IsPublic = true;

    public void Hide(DateTimeOffset now)
    {
        RuleBroken.If(
            StatusAt(now) == PhaseStatus.Open,
            "isPublic",
            "An open phase cannot be hidden; set its closing date to the past or its submission limit to 0 first.");
        IsPublic = false;
    }

    public void Activate(Method method)
    {
        RuleBroken.If(method.PhaseId != Id, "method", "This method belongs to another phase.");
        RuleBroken.If(
            method.State != VersionState.Ready,
            "method",
            $"Version {method.Number} of the method is {method.State}; only a ready version can be activated.");
        ActiveMethodId = method.Id;
    }

    public void Activate(GroundTruth truth)
    {
        RuleBroken.If(truth.PhaseId != Id, "groundTruth", "This ground truth belongs to another phase.");
        RuleBroken.If(
            truth.State != VersionState.Ready,
            "groundTruth",
            $"Version {truth.Number} of the ground truth is {truth.State}; only a ready version can be activated.");
        ActiveGroundTruthId = truth.Id;
    }
}
