namespace GrandChallenge.Evaluation.Domain;

/// <summary>How often one user may submit to a phase. Stored whole with its phase.</summary>
internal sealed record QuotaSettings
{
    public static readonly TimeSpan ShortestPeriod = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(3660);

    /// <summary>Submissions per user within <see cref="Period"/>; 0 closes the phase.</summary>
    public int PerPeriod { get; init; }

    /// <summary>Length of the window that slides with now; null counts all time.</summary>
    public TimeSpan? Period { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Submissions per user over the whole phase; null for no bound.</summary>
    public int? Total { get; init; }

    /// <summary>Submissions within <see cref="Period"/> that may fail by the participant's own fault; null for no bound.</summary>
    public int? FailedAttempts { get; init; }

    /// <exception cref="RuleBroken">A number is out of its range.</exception>
    public QuotaSettings Checked()
    {
        RuleBroken.If(PerPeriod < 0, "submissionLimit", "The submission limit is a whole number from 0, where 0 closes the phase.");
        RuleBroken.If(Period < ShortestPeriod || Period > LongestPeriod, "submissionPeriod", "The submission period lasts from one minute to 3660 days.");
        RuleBroken.If(Total < 1, "totalLimit", "The total submission limit is at least 1, or empty for none.");
        RuleBroken.If(FailedAttempts < 1, "failedAttemptsLimit", "The limit of failed attempts is at least 1, or empty for none.");
        return this;
    }
}
