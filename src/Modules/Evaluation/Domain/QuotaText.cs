namespace GrandChallenge.Evaluation.Domain;

/// <summary>The sentences of the quota.</summary>
internal static class QuotaText
{
    public static string Open(int used, QuotaSettings settings, int remaining) =>
        $"You have used {used} of {Count(settings.PerPeriod, "submissions")} {Within(settings.Period)}; {remaining} {(remaining == 1 ? "remains" : "remain")}.";

    public static string Full(int used, int limit, string what, TimeSpan? period, DateTimeOffset? opensAt) =>
        $"You have used {used} of {Count(limit, what)} {Within(period)}; "
        + (opensAt is { } instant ? $"the next slot opens {Minute(instant)} UTC." : "no further slot opens.");

    private static string Count(int limit, string what) => $"{limit} {(limit == 1 ? what.TrimEnd('s') : what)}";

    private static string Within(TimeSpan? period) => period is { } length ? $"in {Length(length)}" : "in this phase";

    /// <summary>"24 hours", "7 days", "90 minutes": the largest unit that tells the length exactly and reads as more than one.</summary>
    private static string Length(TimeSpan length)
    {
        if (length.Ticks % TimeSpan.TicksPerDay == 0 && length.TotalDays >= 2) return $"{length.TotalDays:0} days";
        if (length.Ticks % TimeSpan.TicksPerHour == 0 && length.TotalHours >= 2) return $"{length.TotalHours:0} hours";
        return length.TotalMinutes >= 2 ? $"{length.TotalMinutes:0.##} minutes" : $"{length.TotalSeconds:0} seconds";
    }

    /// <summary>The instant in UTC, rounded up to the minute, so that the promise holds.</summary>
    private static string Minute(DateTimeOffset instant)
    {
        var beyond = instant.Ticks % TimeSpan.TicksPerMinute;
        var minute = beyond == 0 ? instant : instant.AddTicks(TimeSpan.TicksPerMinute - beyond);
        return $"{minute.UtcDateTime:yyyy-MM-dd HH:mm}";
    }
}
