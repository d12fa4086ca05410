using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using GrandChallenge.Web.Markdown;

namespace GrandChallenge.Web.Tests.Markdown;

public sealed class HostileMarkdownTests
{
    private static readonly MarkdownRenderer Renderer = new();

    public static readonly TheoryData<string> Attacks =
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "<img/src='/x'/onerror=alert(1)>",
        "<a href=\"/x\" onclick=\"alert(1)\">x</a>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "<a href=\"java&#10;script:alert(1)\">x</a>",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox(1))",
        "<javascript:alert(1)>",
        "![x](data:image/svg+xml;base64,PHN2Zz4=)",
        "![x](https://evil.example/pixel.png)",
        "![x](//evil.example/pixel.png)",
        "![x](/\\evil.example/pixel.png)",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
        "<style>body{background:url(//evil.example)}</style>",
        "<p style=\"background:url(//evil.example)\">x</p>",
        "<iframe src=\"/account/profile\"></iframe>",
        "<object data=\"/x\"></object><embed src=\"/x\">",
        "<form action=\"/account/logout\" method=post><input name=x><button>x</button></form>",
        "<input type=text autofocus onfocus=alert(1)>",
        "<base href=//evil.example><meta http-equiv=refresh content=0>",
        "<link rel=stylesheet href=//evil.example>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<template><script>alert(1)</script></template>",
        "<div><p><b>never closed",
        "<p title=\"{{ t }}<img src=x onerror=alert(1)>\">x</p>",
        "<p title='{{ unknown }}\"><script>alert(1)</script>'>x</p>",
        "{{ <script>alert(1)</script> }}",
        "{{ t }}<b onmouseover=alert(1)>x</b>",
        "<div class=\"gc-dialog modal position-fixed\" data-confirm=x hx-get=/x data-live=/x>x</div>",
        "<details open ontoggle=alert(1)>x</details>",
        "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
        "<![CDATA[<script>alert(1)</script>]]><!-- --!><script>alert(1)</script> -->",
        "| a |\n|--|\n| <script>alert(1)</script> |",
        "```html\"onload=alert(1)\n<script>alert(1)</script>\n```",
        "# x <img src=x onerror=alert(1)> {#main onclick=alert(1)}",
    ];

    [Theory, MemberData(nameof(Attacks))]
    public void Nothing_can_run_or_reach_another_host(string markdown)
    {
        var html = Renderer.Render(markdown, token => token == "t" ? Token.Time(DateTimeOffset.UnixEpoch) : null).ToString()!;

        var page = new HtmlParser().ParseDocument($"<body>{html}</body>");
        page.QuerySelectorAll("script, style, iframe, object, embed, svg, math, form, button, base, meta, link, template, textarea, noscript, video, audio").ShouldBeEmpty(html);
        page.QuerySelectorAll("input:not([type=checkbox])").ShouldBeEmpty(html);
        foreach (var attribute in page.Body!.QuerySelectorAll("*").SelectMany(e => e.Attributes))
        {
            attribute.Name.ShouldNotStartWith("on", customMessage: html);
            attribute.Name.ShouldNotStartWith("hx-", customMessage: html);
            attribute.Name.ShouldNotBe("style", html);
            if (attribute.Name.StartsWith("data-", StringComparison.Ordinal)) attribute.OwnerElement!.LocalName.ShouldBe("time", html);
        }

        foreach (var link in page.QuerySelectorAll("a[href]")) link.GetAttribute("href")!.ShouldMatch("^(https?:|mailto:|/|#|[A-Za-z0-9._%-]*$)");
        foreach (var image in page.QuerySelectorAll("img")) image.GetAttribute("src")!.ShouldMatch(@"^/[^/\\]", html);
    }

    public static readonly TheoryData<string, string, int> Bombs = new()
    {
        { "quotes", ">", 100_000 }, { "lists", "- ", 60_000 }, { "brackets", "[", 100_000 }, { "links", "[a](", 40_000 }, { "emphasis", "*a **b ", 20_000 },
        { "open links on lines", "[a\n", 60_000 }, { "emphasis on lines", "*a_\n", 50_000 }, { "ticks", "`a``b\n", 30_000 }, { "divs", "<div>", 40_000 },
        { "divs on lines", "<div>\n", 30_000 }, { "bold tags on lines", "<b>x\n\n", 25_000 }, { "table cells", "|a", 90_000 }, { "table lines", "|a|b\n|-|-\n", 20_000 },
        { "footnotes", "[^1]\n", 40_000 }, { "definitions", "[a]: /x\n", 20_000 }, { "references", "![[a]\n", 30_000 }, { "entities", "&#0;", 50_000 },
        { "indented lists", "- a\n  ", 30_000 }, { "tokens", "{{ a }} {{", 18_000 }, { "comments", "<!--\n", 30_000 }, { "quotes on lines", "> > > > a\n\n", 15_000 },
        // As much as the bounds let through.
        { "allowed lines of references", "![[a]\n", 1_300 }, { "allowed open tags", "<b>x\n\n", 990 }, { "allowed open blocks", "<div>\n", 990 },
        { "allowed lists", "- a\n  ", 4_900 }, { "allowed table", "|a|b\n|-|-\n", 990 }, { "allowed quotes", "> > > > a\n\n", 2_400 },
    };

    [Theory, MemberData(nameof(Bombs))]
    public void A_bomb_of_markup_is_answered_quickly(string kind, string part, int times)
    {
        var clock = Stopwatch.StartNew();
        var html = Renderer.Render(string.Concat(Enumerable.Repeat(part, times))).ToString();

        html.ShouldNotBeNull(kind);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), kind);
    }

    [Fact]
    public void A_staircase_of_lists_is_answered_quickly()
    {
        var steps = string.Concat(Enumerable.Range(0, 400).Select(i => new string(' ', 2 * i) + "- a\n"));

        Renderer.Render(steps).ToString().ShouldNotBeNullOrEmpty();
    }
}
