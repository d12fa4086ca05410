using System.Net;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.CreatePage;
using GrandChallenge.Challenges.Features.JoinChallenge;
using GrandChallenge.Evaluation.Contracts;
using GrandChallenge.TestKit;

namespace GrandChallenge.Challenges.Tests;

/// <summary>The pages, as a person at a browser meets them.</summary>
public sealed class VisitTests(ChallengesFixture platform) : IClassFixture<ChallengesFixture>
{
    [Fact]
    public async Task A_user_creates_a_challenge_and_a_wrong_form_keeps_what_was_typed()
    {
        var (visitor, _) = await SignedInAsync();
        var refused = await visitor.SubmitAsync(
            "/challenges/create", ("Form.Slug", "admin"), ("Form.Title", "Nodules & more"), ("Form.Visibility", "Public"), ("Form.Modalities", "CT"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("kept back");
        refused.Text.ShouldContain("needs a contact");
        refused.Document.QuerySelector("[name='Form.Title']")!.GetAttribute("value").ShouldBe("Nodules & more");
        refused.Document.QuerySelector("[name='Form.Modalities'][value='CT']")!.HasAttribute("checked").ShouldBeTrue();

        var slug = ChallengesFixture.NewSlug();
        var home = await visitor.SubmitAsync(refused, ("Form.Slug", slug), ("Form.Contact", "team@example.org"));

        home.Address.AbsolutePath.ShouldBe($"/challenges/{slug}");
        home.Heading.ShouldBe("Overview");
        home.Text.ShouldContain("Nodules & more");
    }

    [Fact]
    public async Task Every_page_of_a_challenge_opens_for_its_admin_and_no_inner_one_for_a_stranger()
    {
        var (visitor, admin) = await SignedInAsync();
        var slug = (await platform.SendAs(admin, ChallengesFixture.Wish(policy: JoinPolicy.Reviewed))).Slug;
        await platform.SendAs(ChallengesFixture.NewUser(), new JoinChallenge(slug));
        await platform.SendAs(admin, new CreatePage(slug, "Data", ""));
        var stranger = WebVisitor.To(platform);

        foreach (var path in (string[])["", "/join", "/pages/data"])
        {
            (await visitor.OpenAsync($"/challenges/{slug}{path}")).Status.ShouldBe(HttpStatusCode.OK, path);
            (await stranger.OpenAsync($"/challenges/{slug}{path}")).Status.ShouldBe(HttpStatusCode.OK, path);
        }

        foreach (var path in (string[])["/edit", "/images", "/pages", "/pages/create", "/pages/data/edit", "/participants", "/participants/add", "/requests", "/admins", "/admins/add"])
        {
            (await visitor.OpenAsync($"/challenges/{slug}{path}")).Status.ShouldBe(HttpStatusCode.OK, path);
            (await stranger.OpenAsync($"/challenges/{slug}{path}")).Address.AbsolutePath.ShouldBe("/account/login", path);
        }
    }

    [Fact]
    public async Task A_private_challenge_is_as_if_it_were_not_there()
    {
        var (slug, _, _) = await platform.CreateAsync(ChallengesFixture.Wish(visibility: ChallengeVisibility.Private));
        var (visitor, _) = await SignedInAsync();

        foreach (var path in (string[])["", "/join", "/pages/overview", "/edit", "/pages", "/participants", "/participants?handler=csv", "/admins", "/requests", "/logo"])
        {
            var hidden = await visitor.OpenAsync($"/challenges/{slug}{path}");
            var missing = await visitor.OpenAsync($"/challenges/{ChallengesFixture.NewSlug()}{path}");
            hidden.Status.ShouldBe(HttpStatusCode.NotFound, path);
            hidden.Text.ShouldBe(missing.Text, path);
        }
    }

    [Fact]
    public async Task A_page_is_written_previewed_moved_and_deleted()
    {
        var (visitor, admin) = await SignedInAsync();
        var slug = (await platform.SendAs(admin, ChallengesFixture.Wish())).Slug;

        var made = await visitor.SubmitAsync($"/challenges/{slug}/pages/create", ("Form.Title", "Rules"), ("Form.Markdown", "**Be fair**<script>x()</script>"));
        made.Address.AbsolutePath.ShouldBe($"/challenges/{slug}/pages/rules");
        made.Document.QuerySelector("article strong")!.TextContent.ShouldBe("Be fair");
        made.Document.QuerySelector("article")!.InnerHtml.ShouldNotContain("script");

        var pages = await visitor.SubmitFormAsync(await visitor.OpenAsync($"/challenges/{slug}/pages"), "form[action$='rules/move']", ("move", "Up"));
        pages.Document.QuerySelector("tbody th")!.TextContent.ShouldBe("Rules");
        var left = await visitor.SubmitFormAsync(pages, "form[action$='rules/delete']");
        left.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await visitor.SubmitFormAsync(left, "form[action$='overview/delete']")).Text.ShouldContain("only page");
    }

    [Fact]
    public async Task A_visitor_joins_and_leaves_by_the_pages()
    {
        var (slug, id, _) = await platform.CreateAsync();
        var (visitor, user) = await SignedInAsync();

        var joined = await visitor.SubmitFormAsync(await visitor.OpenAsync($"/challenges/{slug}/join"), "main form");
        joined.Text.ShouldContain("You take part in this challenge");
        (await platform.SendAs(user, new ChallengeAccessById(id)))!.IsParticipant.ShouldBeTrue();
        await visitor.SubmitFormAsync(joined, "form[action$='/leave']");
        (await platform.SendAs(user, new ChallengeAccessById(id)))!.IsParticipant.ShouldBeFalse();
    }

    [Fact]
    public async Task Participants_come_as_a_table_that_no_spreadsheet_runs()
    {
        var (visitor, admin) = await SignedInAsync();
        var slug = (await platform.SendAs(admin, ChallengesFixture.Wish())).Slug;
        var (_, participant) = await SignedInAsync();
        await platform.SendAs(participant, new JoinChallenge(slug));

        var csv = await visitor.OpenAsync($"/challenges/{slug}/participants?handler=csv");

        csv.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        csv.Html.ShouldStartWith("user,user_id,since\r\n\"v");
        csv.Html.ShouldContain(participant.ToString());
    }

    [Fact]
    public async Task The_front_page_and_the_list_show_what_is_open()
    {
        var (slug, id, _) = await platform.CreateAsync(ChallengesFixture.Wish(title: "Open to all"));
        platform.Phases.Add(id, "final", PhaseStatus.Open, null, new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var visitor = WebVisitor.To(platform);

        (await visitor.OpenAsync("/")).Text.ShouldContain("Open to all");
        (await visitor.OpenAsync($"/challenges?search={slug}&status=Open&page=1")).Text.ShouldContain("closes 2030-01-01 00:00 UTC");
        (await visitor.OpenAsync($"/challenges?search={slug}&status=Closed")).Text.ShouldContain("No challenge fits");
    }

    private async Task<(WebVisitor Visitor, Guid Id)> SignedInAsync()
    {
        var name = "v" + Guid.CreateVersion7().ToString("N")[^20..];
        var id = await platform.CreateUserAsync(name);
        return (await WebVisitor.To(platform).SignInAsync(name), id);
    }
}
