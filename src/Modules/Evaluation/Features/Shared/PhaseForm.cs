using System.ComponentModel.DataAnnotations;
using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Features.Shared;

/// <summary>A phase's settings as a form types them. Its names are those that the domain's refusals give.</summary>
internal sealed class PhaseForm
{
    private const int SecondsOfAnHour = 3600;

    [Required]
    public string Title { get; set; } = "";
    public string? Slug { get; set; }
    public bool IsPublic { get; set; } = true;
    public DateTimeOffset? OpensAt { get; set; }
    public DateTimeOffset? ClosesAt { get; set; }
    public bool AcceptsCsv { get; set; } = true;
    public bool AcceptsJson { get; set; }
    public bool AcceptsImage { get; set; }
    public bool AcceptsZip { get; set; }
    public int SubmissionLimit { get; set; } = 5;

    /// <summary>In hours; empty counts the whole phase.</summary>
    public decimal? SubmissionPeriod { get; set; } = 24;
    public int? TotalLimit { get; set; }
    public int? FailedAttemptsLimit { get; set; }
    public string? ScorePath { get; set; }
    public string ScoreTitle { get; set; } = "Score";
    public Direction ScoreDirection { get; set; }
    public int Decimals { get; set; } = 4;
    public string? ErrorPath { get; set; }
    public List<ColumnForm> ExtraColumns { get; set; } = [];
    public RankingMethod RankBy { get; set; }
    public ResultDisplay Shows { get; set; } = ResultDisplay.Best;
    public bool AutoPublish { get; set; } = true;
    public bool HasPublicBoard { get; set; } = true;
    public bool SharesLog { get; set; }

    /// <summary>In minutes.</summary>
    public decimal TimeLimit { get; set; } = 60;

    /// <summary>In MiB.</summary>
    public int Memory { get; set; } = 4096;
    public decimal Cpus { get; set; } = 1;

    /// <summary>In MiB.</summary>
    public int Scratch { get; set; } = 1024;
    public bool NeedsGpu { get; set; }

    public PhaseSettings ToSettings() => new()
    {
        Title = Title ?? "",
        Slug = Slug,
        IsPublic = IsPublic,
        Opens = OpensAt,
        Closes = ClosesAt,
        Accepts = [.. Accepted()],
        SubmissionLimit = SubmissionLimit,
        SubmissionPeriodSeconds = SubmissionPeriod is { } hours ? (long)Math.Round(Math.Clamp(hours, -1, 1_000_000) * SecondsOfAnHour) : null,
        TotalLimit = TotalLimit,
        FailedAttemptsLimit = FailedAttemptsLimit,
        ScorePath = ScorePath ?? "",
        ScoreTitle = ScoreTitle ?? "",
        ScoreDirection = ScoreDirection,
        ScoreDecimals = Decimals,
        ErrorPath = ErrorPath ?? "",
        Columns = [.. ExtraColumns.Select(column => column.ToColumn())],
        RankBy = RankBy,
        Shows = Shows,
        AutoPublish = AutoPublish,
        HasPublicBoard = HasPublicBoard,
        SharesLog = SharesLog,
        TimeLimitSeconds = (int)Math.Round(Math.Clamp(TimeLimit, -1, 1_000_000) * 60),
        MemoryMiB = Memory,
        Cpus = Cpus,
        ScratchMiB = Scratch,
        NeedsGpu = NeedsGpu,
    };

    public static PhaseForm Of(PhaseSettings settings) => new()
    {
        Title = settings.Title,
        Slug = settings.Slug,
        IsPublic = settings.IsPublic,
        OpensAt = settings.Opens,
        ClosesAt = settings.Closes,
        AcceptsCsv = settings.Accepts.Contains(SubmissionKinds.Csv),
        AcceptsJson = settings.Accepts.Contains(SubmissionKinds.Json),
        AcceptsImage = settings.Accepts.Contains(SubmissionKinds.Image),
        AcceptsZip = settings.Accepts.Contains(SubmissionKinds.Zip),
        SubmissionLimit = settings.SubmissionLimit,
        SubmissionPeriod = (decimal?)settings.SubmissionPeriodSeconds / SecondsOfAnHour,
        TotalLimit = settings.TotalLimit,
        FailedAttemptsLimit = settings.FailedAttemptsLimit,
        ScorePath = settings.ScorePath,
        ScoreTitle = settings.ScoreTitle,
        ScoreDirection = settings.ScoreDirection,
        Decimals = settings.ScoreDecimals,
        ErrorPath = settings.ErrorPath,
        ExtraColumns = [.. settings.Columns.Select(ColumnForm.Of)],
        RankBy = settings.RankBy,
        Shows = settings.Shows,
        AutoPublish = settings.AutoPublish,
        HasPublicBoard = settings.HasPublicBoard,
        SharesLog = settings.SharesLog,
        TimeLimit = settings.TimeLimitSeconds / 60m,
        Memory = settings.MemoryMiB,
        Cpus = settings.Cpus,
        Scratch = settings.ScratchMiB,
        NeedsGpu = settings.NeedsGpu,
    };

    private IEnumerable<SubmissionKinds> Accepted()
    {
        if (AcceptsCsv) yield return SubmissionKinds.Csv;
        if (AcceptsJson) yield return SubmissionKinds.Json;
        if (AcceptsImage) yield return SubmissionKinds.Image;
        if (AcceptsZip) yield return SubmissionKinds.Zip;
    }
}

internal sealed class ColumnForm
{
    public string? Title { get; set; }
    public string? Path { get; set; }
    public Direction Direction { get; set; }
    public bool Excluded { get; set; }

    public MetricColumn ToColumn() => new() { Title = Title ?? "", Path = Path ?? "", Direction = Direction, Excluded = Excluded };

    public static ColumnForm Of(MetricColumn column) =>
        new() { Title = column.Title, Path = column.Path, Direction = column.Direction, Excluded = column.Excluded };
}
