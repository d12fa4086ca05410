using System.Net;
using GrandChallenge.Evaluation.Domain;
using GrandChallenge.Evaluation.Features.PhaseDetail;
using GrandChallenge.TestKit;

namespace GrandChallenge.Evaluation.Tests.Features;

[Collection(ReadSide.Name)]
public sealed class PagesTests(WebOnlyPlatform platform)
{
    private readonly Stage stage = new(platform);

    [Fact]
    public async Task Every_page_of_a_phase_opens_for_an_admin()
    {
        var results = new Results(platform, await stage.WithPhaseAsync());
        var failed = await results.AddQueuedAsync(
            Guid.CreateVersion7(), new RunFailure(FailureCause.Participant, RunState.Running, "Row 3 has no score.", "Traceback"));
        var scored = await results.AddAsync(Guid.CreateVersion7(), """{"score": 0.5}""");
        var admin = await AdminAsync();

        foreach (var path in new[]
        {
            "phases", "phases/create", "phases/final", "phases/final/edit", "phases/final/method", "phases/final/ground-truth",
            "phases/final/submissions", "phases/final/re-score", "phases/final/submit", "submit", "leaderboards", "leaderboards/final",
        })
        {
            var page = await admin.OpenAsync($"/challenges/{stage.Slug}/{path}");
            page.Status.ShouldBe(HttpStatusCode.OK, page.ToString());
        }

        (await admin.OpenAsync($"/evaluations/{failed.Id}")).Text.ShouldContain("Row 3 has no score.");
        (await admin.OpenAsync($"/evaluations/{scored.Id}")).Text.ShouldContain("0.5000");
        (await admin.OpenAsync("/my/submissions")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_phase_is_made_and_edited_by_its_form()
    {
        await stage.WithPhaseAsync();
        var admin = await AdminAsync();
        var made = await admin.SubmitAsync(
            $"/challenges/{stage.Slug}/phases/create", ("Form.Title", "Second round"), ("Form.ScorePath", "a.b"), ("Form.ClosesAt", "2030-01-02T03:04"));
        made.Address.AbsolutePath.ShouldEndWith("/phases/second-round", Case.Sensitive, made.ToString());

        var edited = await admin.SubmitAsync($"/challenges/{stage.Slug}/phases/second-round/edit", ("Form.SubmissionPeriod", "48"), ("Form.RankBy", "Mean"));

        edited.Text.ShouldContain("5 submissions per participant within any 2 days");
        var phase = await platform.SendAs(stage.Organiser, new PhaseDetail(stage.Slug, "second-round"));
        phase.Settings.Closes.ShouldBe(new DateTimeOffset(2030, 1, 2, 3, 4, 0, TimeSpan.Zero));
        phase.Settings.RankBy.ShouldBe(RankingMethod.Mean);
    }

    [Fact]
    public async Task Columns_come_and_go_without_losing_what_was_typed()
    {
        await stage.WithPhaseAsync();
        var admin = await AdminAsync();
        var create = $"/challenges/{stage.Slug}/phases/create";

        var one = await admin.SubmitAsync($"{create}?handler=AddColumn", ("Form.Title", "Half typed"));
        var two = await admin.SubmitAsync(one, ("Form.ExtraColumns[0].Title", "Dice"));
        var left = await RemoveAsync(admin, two, ("Form.ExtraColumns[1].Title", "HD95"));

        Value(two, "Form.Title").ShouldBe("Half typed");
        Value(two, "Form.ExtraColumns[0].Title").ShouldBe("Dice");
        Value(left, "Form.ExtraColumns[0].Title").ShouldBe("HD95");
        Value(left, "Form.ExtraColumns[1].Title").ShouldBeNull();
    }

    [Fact]
    public async Task A_wrong_path_stands_beside_its_field()
    {
        await stage.WithPhaseAsync();
        var page = await (await AdminAsync()).SubmitAsync($"/challenges/{stage.Slug}/phases/create", ("Form.Title", "X"), ("Form.ScorePath", "a[b"));

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Document.QuerySelector("#Form_ScorePath-error")!.TextContent.ShouldNotBeEmpty();
        Value(page, "Form.ScorePath").ShouldBe("a[b");
    }

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in_and_a_participant_submits_by_the_form()
    {
        await stage.WithPhaseAsync();
        var address = $"/challenges/{stage.Slug}/phases/final/submit";
        (await WebVisitor.To(platform).OpenAsync(address)).Address.AbsolutePath.ShouldBe("/account/login");
        var user = await platform.CreateUserAsync($"sue-{stage.Slug}");
        var visitor = await WebVisitor.To(platform).SignInAsync($"sue-{stage.Slug}");
        (await visitor.OpenAsync(address)).Text.ShouldContain("Take part first");
        await platform.JoinAsync(stage.Slug, user);

        var form = await visitor.OpenAsync(address);
        form.Text.ShouldContain("0 of 3 submissions");
        var evaluation = await visitor.SubmitAsync(form, ("Upload", (await stage.UploadAsync(user)).ToString()), ("Comment", "my first"));

        evaluation.Address.AbsolutePath.ShouldStartWith("/evaluations/", Case.Sensitive, evaluation.ToString());
        evaluation.Text.ShouldContain("in the queue");
        evaluation.Document.QuerySelector("[data-live]").ShouldNotBeNull();
        (await visitor.OpenAsync("/my/submissions")).Text.ShouldContain("my first");
        var cancelled = await visitor.SubmitFormAsync(evaluation, "form[action*='Cancel']");
        cancelled.Text.ShouldContain("The evaluation is cancelled.");
    }

    private static Task<WebPage> RemoveAsync(WebVisitor visitor, WebPage page, params (string, string)[] fields) =>
        visitor.SubmitAsync(new WebPage(new Uri(page.Address, "?handler=RemoveColumn&column=0"), page.Response, page.Html), fields);

    private static string? Value(WebPage page, string name) => page.Document.QuerySelector($"[name='{name}']")?.GetAttribute("value");

    private async Task<WebVisitor> AdminAsync()
    {
        await platform.CreateUserAsync($"admin-{stage.Slug}", isSiteAdmin: true);
        return await WebVisitor.To(platform).SignInAsync($"admin-{stage.Slug}");
    }
}
