using GrandChallenge.Web.Markdown;

namespace GrandChallenge.Web.Tests.Markdown;

public sealed class MarkdownRendererTests
{
    private static readonly MarkdownRenderer Renderer = new();

    private static string Render(string markdown, Func<string, string?>? token = null) => Renderer.Render(markdown, token).ToString()!;

    [Fact]
    public void Headings_get_ids_that_cannot_meet_ours() => Render("## The data").ShouldContain("<h2 id=\"p-the-data\">The data</h2>");

    [Fact]
    public void Links_inside_the_page_follow_its_ids() => Render("[d](#the-data)").ShouldContain("href=\"#p-the-data\"");

    [Fact]
    public void Tables_keep_their_alignment()
    {
        var html = Render("| a | b |\n|---|--:|\n| 1 | 2 |");
        html.ShouldContain("<table class=\"table table-sm\" tabindex=\"0\">");
        html.ShouldContain("<td class=\"text-end\">2</td>");
    }

    [Fact]
    public void Task_lists_and_footnotes_are_shown()
    {
        var html = Render("- [x] data[^1]\n\n[^1]: Public.");
        html.ShouldContain("type=\"checkbox\"");
        html.ShouldContain("class=\"footnotes\"");
    }

    [Fact]
    public void Links_away_are_not_followed_by_robots() => Render("[x](https://example.org)").ShouldContain("rel=\"nofollow noopener\"");

    [Fact]
    public void Images_of_this_site_are_shown() => Render("![a scan](/media/scan.png)").ShouldContain("src=\"/media/scan.png\"");

    [Fact]
    public void A_known_token_becomes_its_instant() =>
        Render("Closes {{ phase.final.closes }}.", name => name == "phase.final.closes" ? Token.Time(new(2026, 11, 23, 20, 0, 0, TimeSpan.Zero)) : null)
            .ShouldContain("Closes <time datetime=\"2026-11-23T20:00:00Z\" data-local=\"full\">2026-11-23 20:00 UTC</time>.");

    [Fact]
    public void An_unknown_token_stays_visible_as_a_warning() =>
        Render("{{ phase.nope.closes }}", _ => null).ShouldContain("gc-warning-token");

    [Fact]
    public void A_token_in_code_is_an_example() => Render("`{{ phase.final.closes }}`", _ => "no").ShouldContain("<code>{{ phase.final.closes }}</code>");

    [Fact]
    public void Text_beside_a_token_stays_text() => Render("a &lt;b&gt; {{ t }}", _ => "T").ShouldContain("a &lt;b&gt; T");

    [Fact]
    public void Words_in_an_unknown_element_are_kept() => Render("<center>Welcome</center>").ShouldContain("Welcome");

    [Fact]
    public void Too_long_a_text_is_shown_plain_and_says_so() =>
        Render(string.Concat(Enumerable.Repeat("word\n", MarkdownRenderer.MaxLength / 5 + 1))).ShouldContain("shown unformatted");
}
