using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Features.Shared;

/// <summary>All that an organiser decides about a phase, as a form, the API and `gc apply` say it.</summary>
internal sealed record PhaseSettings
{
    public required string Title { get; init; }

    /// <summary>The phase's part of the address; null derives it from the title.</summary>
    public string? Slug { get; init; }
    public bool IsPublic { get; init; } = true;
    public DateTimeOffset? Opens { get; init; }
    public DateTimeOffset? Closes { get; init; }
    public required IReadOnlyList<SubmissionKinds> Accepts { get; init; }

    /// <summary>Submissions per user within the period; 0 closes the phase.</summary>
    public int SubmissionLimit { get; init; }

    /// <summary>Length of the sliding period in seconds; null counts all time.</summary>
    public long? SubmissionPeriodSeconds { get; init; } = 86400;
    public int? TotalLimit { get; init; }
    public int? FailedAttemptsLimit { get; init; }
    public string ScorePath { get; init; } = "";
    public string ScoreTitle { get; init; } = "Score";
    public Direction ScoreDirection { get; init; }
    public int ScoreDecimals { get; init; } = 4;
    public string ErrorPath { get; init; } = "";
    public IReadOnlyList<MetricColumn> Columns { get; init; } = [];
    public RankingMethod RankBy { get; init; }
    public ResultDisplay Shows { get; init; }
    public bool AutoPublish { get; init; } = true;
    public bool HasPublicBoard { get; init; } = true;

    /// <summary>Participants read what the container wrote while it scored their own submissions.</summary>
    public bool SharesLog { get; init; }
    public int TimeLimitSeconds { get; init; } = 3600;
    public int MemoryMiB { get; init; } = 4096;
    public decimal Cpus { get; init; } = 1;
    public int ScratchMiB { get; init; } = 1024;
    public bool NeedsGpu { get; init; }

    internal void ApplyTo(Phase phase, bool hasSubmissions, DateTimeOffset now)
    {
        phase.Rename(Title, string.IsNullOrWhiteSpace(Slug) ? null : Slug);
        phase.Schedule(Opens, Closes);
        phase.Accept(Accepts.Aggregate(SubmissionKinds.None, (all, kind) => all | kind), hasSubmissions);
        phase.Limit(Quota);
        phase.ScoreBy(Scoring);
        phase.RunWith(Profile);
        phase.ShowBoard(HasPublicBoard ? BoardVisibility.Public : BoardVisibility.Hidden, AutoPublish);
        phase.ShareLog(SharesLog);
        if (IsPublic)
            phase.Show();
        else if (phase.IsPublic)
            phase.Hide(now);
    }

    private QuotaSettings Quota => new()
    {
        PerPeriod = SubmissionLimit,
        Period = SubmissionPeriodSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        Total = TotalLimit,
        FailedAttempts = FailedAttemptsLimit,
    };

    private Scoring Scoring => new()
    {
        Path = ScorePath,
        Title = ScoreTitle,
        Direction = ScoreDirection,
        Decimals = ScoreDecimals,
        ErrorPath = ErrorPath,
        ExtraColumns = Columns,
        Method = RankBy,
        Display = Shows,
    };

    private RunProfile Profile => new()
    {
        TimeLimit = TimeSpan.FromSeconds(TimeLimitSeconds),
        MemoryMiB = MemoryMiB,
        Cpus = Cpus,
        ScratchMiB = ScratchMiB,
        NeedsGpu = NeedsGpu,
    };

    internal static PhaseSettings Of(Phase phase) => new()
    {
        Title = phase.Title,
        Slug = phase.Slug,
        IsPublic = phase.IsPublic,
        Opens = phase.OpensAt,
        Closes = phase.ClosesAt,
        Accepts = [.. Enum.GetValues<SubmissionKinds>().Where(kind => kind.IsSingle() && phase.Accepts.HasFlag(kind))],
        SubmissionLimit = phase.Quota.PerPeriod,
        SubmissionPeriodSeconds = (long?)phase.Quota.Period?.TotalSeconds,
        TotalLimit = phase.Quota.Total,
        FailedAttemptsLimit = phase.Quota.FailedAttempts,
        ScorePath = phase.Scoring.Path,
        ScoreTitle = phase.Scoring.Title,
        ScoreDirection = phase.Scoring.Direction,
        ScoreDecimals = phase.Scoring.Decimals,
        ErrorPath = phase.Scoring.ErrorPath,
        Columns = phase.Scoring.ExtraColumns,
        RankBy = phase.Scoring.Method,
        Shows = phase.Scoring.Display,
        AutoPublish = phase.AutoPublish,
        HasPublicBoard = phase.Board == BoardVisibility.Public,
        SharesLog = phase.SharesLog,
        TimeLimitSeconds = (int)phase.Profile.TimeLimit.TotalSeconds,
        MemoryMiB = phase.Profile.MemoryMiB,
        Cpus = phase.Profile.Cpus,
        ScratchMiB = phase.Profile.ScratchMiB,
        NeedsGpu = phase.Profile.NeedsGpu,
    };
}
