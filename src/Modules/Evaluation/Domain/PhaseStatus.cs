namespace GrandChallenge.Evaluation.Domain;

/// <summary>Whether a phase takes submissions, and if not, why.</summary>
internal enum PhaseStatus { Open, OpeningSoon, Completed, Closed }

internal static class PhaseStatuses
{
    /// <summary>
    /// Open while something can be submitted: the phase is public, within its dates, has a limit above 0 and a method to score with.
    /// Both dates lie outside the window: at the opening instant the phase still opens soon, at the closing instant it is completed.
    /// A missing date is no bound. Source: platform rules, section 5.1.
    /// </summary>
    public static PhaseStatus At(DateTimeOffset now, DateTimeOffset? opensAt, DateTimeOffset? closesAt, bool takesSubmissions)
    {
        if (now <= opensAt) return PhaseStatus.OpeningSoon;
        if (now >= closesAt) return PhaseStatus.Completed;
        return takesSubmissions ? PhaseStatus.Open : PhaseStatus.Closed;
    }
}
