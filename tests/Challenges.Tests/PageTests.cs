using GrandChallenge.Application;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.ChallengeHome;
using GrandChallenge.Challenges.Features.CreatePage;
using GrandChallenge.Challenges.Features.DeletePage;
using GrandChallenge.Challenges.Features.EditPage;
using GrandChallenge.Challenges.Features.JoinChallenge;
using GrandChallenge.Challenges.Features.MovePage;
using GrandChallenge.Challenges.Features.PageList;
using GrandChallenge.Challenges.Features.ShowPage;
using GrandChallenge.Evaluation.Contracts;

namespace GrandChallenge.Challenges.Tests;

public sealed class PageTests(ChallengesFixture platform) : IClassFixture<ChallengesFixture>
{
    [Fact]
    public async Task Pages_of_one_title_get_addresses_of_their_own()
    {
        var (slug, _, admin) = await platform.CreateAsync();

        (await platform.SendAs(admin, new CreatePage(slug, "Données & règles", ""))).Slug.ShouldBe("donnees-regles");
        (await platform.SendAs(admin, new CreatePage(slug, "Données & règles", ""))).Slug.ShouldBe("donnees-regles-2");
        (await platform.SendAs(admin, new CreatePage(slug, "数据", ""))).Slug.ShouldBe("page");
        (await platform.SendAs(admin, new CreatePage(slug, "Create", ""))).Slug.ShouldBe("create-2");
        await platform.SendAs(admin, new CreatePage(slug, "Again", "", Slug: "page")).ShouldThrowAsync<ValidationRefusal>();
        await platform.SendAs(admin, new CreatePage(slug, "Bad", "", Slug: "../x")).ShouldThrowAsync<ValidationRefusal>();
    }

    [Fact]
    public async Task The_first_page_is_the_home_and_moving_keeps_the_order_whole()
    {
        var (slug, _, admin) = await platform.CreateAsync();
        foreach (var title in (string[])["A", "B", "C"])
            await platform.SendAs(admin, new CreatePage(slug, title, $"I am {title}"));

        await platform.SendAs(admin, new MovePage(slug, "c", PageMove.First));
        await platform.SendAs(admin, new MovePage(slug, "c", PageMove.Up));
        await platform.SendAs(admin, new MovePage(slug, "a", PageMove.Down));
        await platform.SendAs(admin, new DeletePage(slug, "overview"));

        (await platform.SendAs(admin, new PageList(slug))).Select(p => (p.Slug, p.Order)).ShouldBe([("c", 1), ("b", 2), ("a", 3)]);
        (await platform.SendAs(null, new ShowPage(slug))).Html.ShouldContain("I am C");
    }

    [Fact]
    public async Task The_only_page_cannot_be_deleted()
    {
        var (slug, _, admin) = await platform.CreateAsync();
        await platform.SendAs(admin, new DeletePage(slug, "overview")).ShouldThrowAsync<ConflictRefusal>();
    }

    [Fact]
    public async Task A_page_is_found_by_those_it_is_for()
    {
        var (slug, _, admin) = await platform.CreateAsync();
        var participant = ChallengesFixture.NewUser();
        await platform.SendAs(participant, new JoinChallenge(slug));
        await platform.SendAs(admin, new CreatePage(slug, "Inner", "", PageVisibility.Participants));
        await platform.SendAs(admin, new CreatePage(slug, "Innermost", "", PageVisibility.Admins));

        await platform.SendAs(ChallengesFixture.NewUser(), new ShowPage(slug, "inner")).ShouldThrowAsync<NotFoundRefusal>();
        await platform.SendAs(participant, new ShowPage(slug, "inner"));
        await platform.SendAs(participant, new ShowPage(slug, "innermost")).ShouldThrowAsync<NotFoundRefusal>();
        await platform.SendAs(admin, new ShowPage(slug, "innermost"));
        (await platform.SendAs(null, new ChallengeHome(slug))).Pages.Select(p => p.Slug).ShouldBe(["overview"]);
        (await platform.SendAs(participant, new ChallengeHome(slug))).Pages.Select(p => p.Slug).ShouldBe(["overview", "inner"]);
    }

    [Fact]
    public async Task A_script_in_markdown_is_harmless()
    {
        var (slug, _, admin) = await platform.CreateAsync();
        const string Evil = """
            Hello <script>alert(1)</script> <img src=x onerror=alert(2)> [here](javascript:alert(3))

            <iframe src="https://evil.example"></iframe> <a href="data:text/html,<script>alert(4)</script>">x</a>
            """;
        await platform.SendAs(admin, new EditPage(slug, "overview", "Overview", Evil, PageVisibility.Everyone));

        var html = (await platform.SendAs(null, new ShowPage(slug))).Html;

        html.ShouldContain("Hello");
        foreach (var word in (string[])["<script", "onerror", "javascript:", "<iframe", "data:text"])
            html.ShouldNotContain(word, Case.Insensitive);
    }

    [Fact]
    public async Task A_page_shows_the_dates_of_its_challenges_phases_and_marks_what_it_does_not_know()
    {
        var (slug, id, admin) = await platform.CreateAsync();
        platform.Phases.Add(id, "final", PhaseStatus.OpeningSoon, new DateTimeOffset(2027, 1, 2, 3, 4, 0, TimeSpan.Zero));
        const string Text = "Opens {{ phase.final.opens }}, closes {{phase.final.closes}}, is {{ phase.final.status }}; {{ phase.other.opens }}.";
        await platform.SendAs(admin, new EditPage(slug, "overview", "Overview", Text, PageVisibility.Everyone));

        var html = (await platform.SendAs(null, new ShowPage(slug))).Html;

        html.ShouldContain("datetime=\"2027-01-02T03:04:00Z\"");
        html.ShouldContain("closes no date set, is opening soon");
        html.ShouldContain("phase.other.opens");
    }

    [Fact]
    public async Task A_change_that_somebody_else_made_meanwhile_is_not_overwritten()
    {
        var (slug, _, admin) = await platform.CreateAsync();
        var read = await platform.SendAs(admin, new PageSource(slug, "overview"));
        await platform.SendAs(admin, new EditPage(slug, "overview", "Overview", "theirs", PageVisibility.Everyone, read.Version));

        await platform.SendAs(admin, new EditPage(slug, "overview", "Overview", "mine", PageVisibility.Everyone, read.Version)).ShouldThrowAsync<ConflictRefusal>();

        (await platform.SendAs(admin, new PageSource(slug, "overview"))).Markdown.ShouldBe("theirs");
    }

    [Fact]
    public async Task A_page_of_more_than_a_mebibyte_or_with_a_zero_byte_is_refused()
    {
        var (slug, _, admin) = await platform.CreateAsync();

        await platform.SendAs(admin, new CreatePage(slug, "Long", new string('é', ChallengePage.MaxMarkdownBytes / 2 + 1))).ShouldThrowAsync<ValidationRefusal>();
        await platform.SendAs(admin, new CreatePage(slug, "Whole", new string('é', ChallengePage.MaxMarkdownBytes / 2)));
        await platform.SendAs(admin, new CreatePage(slug, "Zero", "a\0b")).ShouldThrowAsync<ValidationRefusal>();
    }
}
