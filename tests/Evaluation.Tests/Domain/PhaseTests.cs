using GrandChallenge.Evaluation.Contracts;
using GrandChallenge.Evaluation.Domain;

namespace GrandChallenge.Evaluation.Tests.Domain;

public class PhaseTests
{
    private static readonly DateTimeOffset Now = Runs.Start;
    private static readonly string Digest = "sha256:" + new string('0', 64);

    [Theory]
    [InlineData(null, null, true, "Open")]
    [InlineData(null, null, false, "Closed")]
    [InlineData(-1, 1, true, "Open")]
    [InlineData(-1, 1, false, "Closed")]
    [InlineData(1, 2, true, "OpeningSoon")]
    [InlineData(1, 2, false, "OpeningSoon")]
    [InlineData(0, 1, true, "OpeningSoon")]
    [InlineData(-2, -1, true, "Completed")]
    [InlineData(-1, 0, true, "Completed")]
    [InlineData(null, -1, false, "Completed")]
    public void The_status_follows_from_the_dates_strictly(int? opens, int? closes, bool takesSubmissions, string status) =>
        PhaseStatuses.At(Now, opens is { } o ? Now.AddTicks(o) : null, closes is { } c ? Now.AddTicks(c) : null, takesSubmissions)
            .ToString().ShouldBe(status);

    [Fact]
    public void A_phase_opens_once_it_has_a_limit_and_a_method()
    {
        var phase = NewPhase();
        phase.StatusAt(Now).ShouldBe(PhaseStatus.Closed);
        phase.Limit(new QuotaSettings { PerPeriod = 1 });
        phase.StatusAt(Now).ShouldBe(PhaseStatus.Closed);
        phase.Activate(ReadyMethod(phase));
        phase.StatusAt(Now).ShouldBe(PhaseStatus.Open);
    }

    [Fact]
    public void An_open_phase_cannot_be_hidden_and_a_hidden_phase_is_not_open()
    {
        var phase = NewPhase();
        phase.Limit(new QuotaSettings { PerPeriod = 1 });
        phase.Activate(ReadyMethod(phase));
        Should.Throw<RuleBroken>(() => phase.Hide(Now)).Field.ShouldBe("isPublic");
        phase.Schedule(null, Now);
        phase.Hide(Now);
        phase.Schedule(null, null);
        phase.StatusAt(Now).ShouldBe(PhaseStatus.Closed);
    }

    [Fact]
    public void A_phase_closes_after_it_opens()
    {
        var phase = NewPhase();
        Should.Throw<RuleBroken>(() => phase.Schedule(Now, Now)).Field.ShouldBe("closesAt");
        phase.Schedule(Now.ToOffset(TimeSpan.FromHours(2)), Now.AddTicks(1));
        phase.OpensAt!.Value.Offset.ShouldBe(TimeSpan.Zero, "PostgreSQL takes instants in UTC only");
    }

    [Fact]
    public void What_is_accepted_freezes_with_the_first_submission()
    {
        var phase = NewPhase();
        phase.Accept(SubmissionKinds.Csv | SubmissionKinds.Zip, hasSubmissions: false);
        phase.Accept(SubmissionKinds.Csv | SubmissionKinds.Zip, hasSubmissions: true);
        Should.Throw<RuleBroken>(() => phase.Accept(SubmissionKinds.Csv, hasSubmissions: true));
        Should.Throw<RuleBroken>(() => phase.Accept(SubmissionKinds.None, hasSubmissions: false));
        Should.Throw<RuleBroken>(() => phase.Accept((SubmissionKinds)16, hasSubmissions: false));
        phase.Accepts.ShouldBe(SubmissionKinds.Csv | SubmissionKinds.Zip);
    }

    [Theory]
    [InlineData("Final phase: Test 2", "final-phase-test-2")]
    [InlineData("  Épreuve   finale!  ", "epreuve-finale")]
    [InlineData("--a--", "a")]
    public void A_slug_is_made_of_the_title(string title, string slug)
    {
        var phase = new Phase(Guid.CreateVersion7(), title, null, Now);
        (phase.Title, phase.Slug, phase.TitleKey).ShouldBe((title.Trim(), slug, title.Trim().ToUpperInvariant()));
    }

    [Theory]
    [InlineData("", null, "title")]
    [InlineData("   ", null, "title")]
    [InlineData("最終", null, "slug")]
    [InlineData("New", null, "slug")]
    [InlineData("Final", "Final", "slug")]
    [InlineData("Final", "a--b", "slug")]
    [InlineData("Final", "../etc", "slug")]
    [InlineData("Final", "", "slug")]
    public void Bad_names_are_refused(string title, string? slug, string field) =>
        Should.Throw<RuleBroken>(() => new Phase(Guid.CreateVersion7(), title, slug, Now)).Field.ShouldBe(field);

    [Fact]
    public void A_title_has_at_most_64_characters() =>
        Should.Throw<RuleBroken>(() => NewPhase().Rename(new string('a', 65), "a")).Field.ShouldBe("title");

    [Fact]
    public void Only_a_ready_version_of_the_same_phase_is_activated()
    {
        var phase = NewPhase();
        var method = Method.OfArchive(phase.Id, 1, Runs.File, Guid.CreateVersion7(), Now);
        Should.Throw<RuleBroken>(() => phase.Activate(method)).Message.ShouldContain("Version 1 of the method is Uploaded");
        Should.Throw<RuleBroken>(() => phase.Activate(ReadyMethod(NewPhase()))).Message.ShouldContain("another phase");

        var truth = new GroundTruth(phase.Id, 1, Runs.File, Guid.CreateVersion7(), Now);
        Should.Throw<RuleBroken>(() => phase.Activate(truth));
        truth.Inspect();
        truth.Ready();
        phase.Activate(truth);
        phase.ActiveGroundTruthId.ShouldBe(truth.Id);
    }

    [Theory]
    [InlineData(9, 64, 1.0, 16, "timeLimit")]
    [InlineData(86_401, 64, 1.0, 16, "timeLimit")]
    [InlineData(10, 63, 1.0, 16, "memory")]
    [InlineData(10, 80, 1.0, 16, "memory")]
    [InlineData(10, 64, 0.0, 16, "cpus")]
    [InlineData(10, 64, 1.0, 0, "scratch")]
    public void A_run_profile_out_of_range_is_refused(int seconds, int memory, double cpus, int scratch, string field) =>
        Should.Throw<RuleBroken>(() => NewPhase().RunWith(
            new RunProfile { TimeLimit = TimeSpan.FromSeconds(seconds), MemoryMiB = memory, Cpus = (decimal)cpus, ScratchMiB = scratch })).Field.ShouldBe(field);

    [Fact]
    public void A_broken_scoring_is_refused_and_the_column_is_named()
    {
        var phase = NewPhase();
        Should.Throw<RuleBroken>(() => phase.ScoreBy(new Scoring { Path = "a..b" })).Field.ShouldBe("scorePath");
        Should.Throw<RuleBroken>(() => phase.ScoreBy(new Scoring { Decimals = 16 })).Field.ShouldBe("decimals");
        Should.Throw<RuleBroken>(() => phase.ScoreBy(new Scoring { ExtraColumns = [new MetricColumn { Title = "", Path = "a" }] })).Field.ShouldBe("extraColumns[0].title");
        Should.Throw<RuleBroken>(() => phase.ScoreBy(new Scoring { ExtraColumns = [new MetricColumn { Title = "A", Path = "" }] })).Field.ShouldBe("extraColumns[0].path");
    }

    private static Phase NewPhase() => new(Guid.CreateVersion7(), "Final", null, Now);

    private static Method ReadyMethod(Phase phase)
    {
        var method = Method.OfArchive(phase.Id, 1, Runs.File, Guid.CreateVersion7(), Now);
        method.Inspect();
        method.Ready(Digest);
        return method;
    }
}
