using System.Net;

namespace GrandChallenge.Web.Tests;

public sealed class ResponseTests(GalleryHost host) : IClassFixture<GalleryHost>
{
    [Theory]
    [InlineData("/gallery")]
    [InlineData("/nowhere")]
    [InlineData("/throws")]
    [InlineData("/assets/site.css")]
    public async Task Every_response_carries_the_headers(string path)
    {
        var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative));

        var policy = string.Join("", response.Headers.GetValues("Content-Security-Policy"));
        policy.ShouldStartWith("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("*");
        foreach (var name in new[] { "Referrer-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy", "X-Frame-Options" })
            response.Headers.Contains(name).ShouldBeTrue(name);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "There is nothing here")]
    [InlineData("/status/403", HttpStatusCode.Forbidden, "This is not open to you")]
    [InlineData("/status/409", HttpStatusCode.Conflict, "Somebody was faster")]
    [InlineData("/status/429", HttpStatusCode.TooManyRequests, "Too many requests")]
    [InlineData("/error", HttpStatusCode.NotFound, "There is nothing here")]
    public async Task A_refusal_is_a_page_with_a_sentence(string path, HttpStatusCode code, string sentence)
    {
        var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative));

        response.StatusCode.ShouldBe(code);
        var page = await response.Content.ReadAsStringAsync();
        page.ShouldContain(sentence);
        page.ShouldContain("<main");
    }

    [Fact]
    public async Task A_failure_never_shows_its_inside()
    {
        var response = await host.Client.GetAsync(new Uri("/throws", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var page = await response.Content.ReadAsStringAsync();
        page.ShouldContain("Something went wrong on our side");
        page.ShouldNotContain("secret");
        page.ShouldNotContain("InvalidOperationException");
    }

    [Fact]
    public async Task Pages_hold_no_inline_script_or_style_and_name_no_other_host()
    {
        var page = await host.Client.GetStringAsync(new Uri("/gallery?user=mira", UriKind.Relative));

        page.ShouldNotMatch("<script(?![^>]*src=\"/)");
        page.ShouldNotContain("<style");
        page.ShouldNotMatch("\\sstyle=\"");
        page.ShouldNotMatch("\\son[a-z]+=\"");
        page.ShouldNotMatch("(src|action)=\"(https?:)?//");
    }

    [Fact]
    public async Task An_asset_with_its_version_is_kept_for_a_year()
    {
        var page = await host.Client.GetStringAsync(new Uri("/gallery", UriKind.Relative));
        var address = System.Text.RegularExpressions.Regex.Match(page, "/assets/site\\.css\\?v=[^\"]+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

        var response = await host.Client.GetAsync(new Uri(address, UriKind.Relative));

        response.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
    }
}
