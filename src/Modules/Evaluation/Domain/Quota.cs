namespace GrandChallenge.Evaluation.Domain;

/// <summary>A past submission of the user in the phase, with the state of its run that stands.</summary>
internal sealed record PastSubmission(DateTimeOffset SubmittedAt, RunState State, FailureCause? Cause = null);

/// <summary>Whether one more submission may come in.</summary>
/// <param name="Remaining">Submissions still open now, under the limits per period and in total.</param>
/// <param name="NextSlotAt">Now when allowed; else when the next submission is possible; null when that is never.</param>
/// <param name="Sentence">The state of the quota for people.</param>
internal sealed record QuotaDecision(bool Allowed, int Remaining, DateTimeOffset? NextSlotAt, string Sentence);

/// <summary>
/// The quota of one user in one phase. Source: platform rules, section 5.2. A submission is charged while it waits, runs, has succeeded or was cancelled
/// by its participant; one that failed by the participant's fault is charged to the cap on failed attempts alone;
/// faults of organiser and platform are never charged. A submission leaves the window exactly one period after it came in.
/// </summary>
internal static class Quota
{
    private enum Charge { None, Slot, FailedAttempt }

    /// <param name="settings">The phase's limits.</param>
    /// <param name="history">All submissions of this user in this phase, in any order.</param>
    /// <param name="now">The instant of the decision, by the database's clock.</param>
    public static QuotaDecision Decide(QuotaSettings settings, IReadOnlyCollection<PastSubmission> history, DateTimeOffset now)
    {
        if (settings.PerPeriod == 0) return new QuotaDecision(false, 0, null, "This phase takes no submissions.");

        var charged = Instants(history, Charge.Slot);
        var slots = new Window(charged, settings.PerPeriod, settings.Period, now);
        var failures = new Window(Instants(history, Charge.FailedAttempt), settings.FailedAttempts, settings.Period, now);
        var total = new Window(charged, settings.Total, null, now);

        if (total.IsFull) return Refusal(total, "submissions");
        // Both windows may be full; the one that opens later decides and is the one to speak of.
        if (slots.IsFull && !(failures.IsFull && failures.OpensAt > slots.OpensAt)) return Refusal(slots, "submissions");
        if (failures.IsFull) return Refusal(failures, "failed attempts");

        var remaining = Math.Min(slots.Remaining, total.Remaining);
        return new QuotaDecision(true, remaining, now, QuotaText.Open(slots.Used, settings, remaining));
    }

    private static QuotaDecision Refusal(Window window, string what) =>
        new(false, 0, window.OpensAt, QuotaText.Full(window.Used, window.Limit, what, window.Period, window.OpensAt));

    /// <summary>The instants that a charge counts, the latest first.</summary>
    private static DateTimeOffset[] Instants(IEnumerable<PastSubmission> history, Charge charge) =>
        [.. history.Where(past => ChargeOf(past) == charge).Select(past => past.SubmittedAt).OrderDescending()];

    private static Charge ChargeOf(PastSubmission past) => (past.State, past.Cause) switch
    {
        (RunState.Failed, FailureCause.Participant) => Charge.FailedAttempt,
        (RunState.Failed, _) => Charge.None,
        _ => Charge.Slot,
    };

    private sealed class Window
    {
        public Window(DateTimeOffset[] latestFirst, int? limit, TimeSpan? period, DateTimeOffset now)
        {
            (Limit, Period) = (limit ?? int.MaxValue, period);
            Used = period is { } length ? latestFirst.Count(instant => instant > now - length) : latestFirst.Length;
            if (IsFull && period is not null) OpensAt = latestFirst[Limit - 1] + period;
        }

        public int Limit { get; }
        public TimeSpan? Period { get; }
        public int Used { get; }
        public DateTimeOffset? OpensAt { get; }
        public bool IsFull => Used >= Limit;
        public int Remaining => Limit - Used;
    }
}
