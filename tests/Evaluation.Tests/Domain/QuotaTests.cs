using CsCheck;
using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Tests.Domain;

public class QuotaTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly QuotaSettings ThreeADay = new() { PerPeriod = 3 };

    [Fact]
    public void A_limit_of_zero_closes_the_phase()
    {
        var decision = Quota.Decide(new QuotaSettings(), [], Now);
        decision.Allowed.ShouldBeFalse();
        decision.NextSlotAt.ShouldBeNull();
        decision.Sentence.ShouldBe("This phase takes no submissions.");
    }

    [Fact]
    public void A_free_slot_is_open_now()
    {
        var decision = Quota.Decide(ThreeADay, [Ago(1)], Now);
        decision.ShouldBe(new QuotaDecision(true, 2, Now, "You have used 1 of 3 submissions in 24 hours; 2 remain."));
    }

    [Fact]
    public void A_used_up_quota_names_the_next_slot()
    {
        var first = new TimeSpan(20, 30, 36);
        var decision = Quota.Decide(ThreeADay, [Ago(1), Ago(0) with { SubmittedAt = Now - first }, Ago(3), Ago(25)], Now);
        decision.Allowed.ShouldBeFalse();
        decision.NextSlotAt.ShouldBe(Now - first + TimeSpan.FromDays(1));
        decision.Sentence.ShouldBe("You have used 3 of 3 submissions in 24 hours; the next slot opens 2026-11-23 15:30 UTC.");
    }

    [Theory]
    [InlineData("Queued", null, true)]
    [InlineData("Preparing", null, true)]
    [InlineData("Running", null, true)]
    [InlineData("Collecting", null, true)]
    [InlineData("Succeeded", null, true)]
    [InlineData("Cancelled", null, true)]
    [InlineData("Failed", "Participant", false)]
    [InlineData("Failed", "Organiser", false)]
    [InlineData("Failed", "Platform", false)]
    public void What_a_submission_is_charged(string state, string? cause, bool charged)
    {
        var past = new PastSubmission(Now.AddHours(-1), Enum.Parse<RunState>(state), cause is null ? null : Enum.Parse<FailureCause>(cause));
        Quota.Decide(ThreeADay, [past], Now).Remaining.ShouldBe(charged ? 2 : 3);
    }

    [Fact]
    public void Failures_of_the_participant_are_capped_for_themselves()
    {
        var settings = ThreeADay with { FailedAttempts = 2 };
        var failed = Ago(5) with { State = RunState.Failed, Cause = FailureCause.Participant };
        var broken = failed with { Cause = FailureCause.Platform };

        Quota.Decide(settings, [failed, broken, broken], Now).Allowed.ShouldBeTrue();
        var decision = Quota.Decide(settings, [failed, failed, broken], Now);
        decision.Sentence.ShouldBe("You have used 2 of 2 failed attempts in 24 hours; the next slot opens 2026-11-24 07:00 UTC.");
    }

    [Fact]
    public void When_both_limits_are_full_the_one_that_opens_later_is_named()
    {
        var failed = Ago(1) with { State = RunState.Failed, Cause = FailureCause.Participant };
        var settings = new QuotaSettings { PerPeriod = 1, FailedAttempts = 1 };
        Quota.Decide(settings, [Ago(10), failed], Now).NextSlotAt.ShouldBe(Now.AddHours(23));
        Quota.Decide(settings, [Ago(1), failed with { SubmittedAt = Now.AddHours(-10) }], Now).NextSlotAt.ShouldBe(Now.AddHours(23));
    }

    [Fact]
    public void Without_a_period_all_time_counts() =>
        Quota.Decide(new QuotaSettings { PerPeriod = 1, Period = null }, [Ago(24 * 400)], Now)
            .ShouldBe(new QuotaDecision(false, 0, null, "You have used 1 of 1 submission in this phase; no further slot opens."));

    [Fact]
    public void The_total_outlasts_the_period()
    {
        var settings = ThreeADay with { Total = 4, Period = TimeSpan.FromDays(7) };
        Quota.Decide(settings, [Ago(500), Ago(400), Ago(1)], Now).Sentence.ShouldBe("You have used 1 of 3 submissions in 7 days; 1 remains.");
        Quota.Decide(settings, [Ago(500), Ago(400), Ago(300), Ago(200)], Now).NextSlotAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(-1, 1.0, null, null, "submissionLimit")]
    [InlineData(1, 0.0, null, null, "submissionPeriod")]
    [InlineData(1, 1e5, null, null, "submissionPeriod")]
    [InlineData(1, 1.0, 0, null, "totalLimit")]
    [InlineData(1, 1.0, null, 0, "failedAttemptsLimit")]
    public void Settings_out_of_range_are_refused(int limit, double days, int? total, int? failed, string field) =>
        Should.Throw<RuleBroken>(() =>
            new QuotaSettings { PerPeriod = limit, Period = TimeSpan.FromDays(days), Total = total, FailedAttempts = failed }.Checked()).Field.ShouldBe(field);

    private static readonly Gen<QuotaSettings> AnySettings = Gen.Select(
        Gen.Int[1, 4], Gen.Int[0, 48], Gen.Int[0, 9], Gen.Int[0, 3],
        (limit, hours, total, failed) => new QuotaSettings
        {
            PerPeriod = limit,
            Period = hours == 0 ? null : TimeSpan.FromHours(hours),
            Total = total == 0 ? null : total,
            FailedAttempts = failed == 0 ? null : failed,
        });

    private static readonly Gen<PastSubmission[]> AnyHistory = Gen.Select(
        Gen.Int[0, 60], Gen.Enum<RunState>(), Gen.Enum<FailureCause>(),
        (hours, state, cause) => Ago(hours) with { State = state, Cause = state == RunState.Failed ? cause : null }).Array[0, 12];

    [Fact]
    public void The_next_slot_is_open_when_it_comes_and_not_a_tick_before() =>
        Gen.Select(AnySettings, AnyHistory).Sample((settings, history) =>
        {
            var decision = Quota.Decide(settings, history, Now);
            if (decision.Allowed || decision.NextSlotAt is not { } next) return true;
            return next > Now && Quota.Decide(settings, history, next).Allowed && !Quota.Decide(settings, history, next.AddTicks(-1)).Allowed;
        });

    [Fact]
    public void Faults_of_organiser_and_platform_are_as_if_they_had_never_been() =>
        Gen.Select(AnySettings, AnyHistory).Sample((settings, history) =>
        {
            var mine = history.Where(past => past.Cause is null or FailureCause.Participant).ToArray();
            return Quota.Decide(settings, history, Now) == Quota.Decide(settings, mine, Now);
        });

    [Fact]
    public void Submitting_whenever_allowed_never_passes_a_limit() =>
        Gen.Select(AnySettings, Gen.Int[1, 200].Array[1, 40]).Sample((settings, minutesBetween) =>
        {
            var history = new List<PastSubmission>();
            var now = Now;
            foreach (var minutes in minutesBetween)
            {
                now = now.AddMinutes(minutes);
                var decision = Quota.Decide(settings, history, now);
                if (decision.Allowed != decision.Remaining > 0) return false;
                if (decision.Allowed) history.Add(new PastSubmission(now, RunState.Succeeded));
            }
            return history.Count <= (settings.Total ?? int.MaxValue)
                && history.All(end => history.Count(one => one.SubmittedAt <= end.SubmittedAt
                    && (settings.Period is not { } period || one.SubmittedAt > end.SubmittedAt - period)) <= settings.PerPeriod);
        });

    private static PastSubmission Ago(double hours) => new(Now.AddHours(-hours), RunState.Succeeded);
}
