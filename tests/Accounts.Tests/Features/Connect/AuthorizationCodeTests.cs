using System.Net;
using System.Text.Json;
using GrandChallenge.Accounts.Features.Applications;
using GrandChallenge.TestKit;

namespace GrandChallenge.Accounts.Tests.Features.Connect;

[Collection(AccountsCollection.Name)]
public sealed class AuthorizationCodeTests(PlatformFixture platform)
{
    private const string Callback = OAuthClient.Callback;

    [Fact]
    public async Task A_web_site_signs_a_user_in_reads_who_he_is_renews_and_is_sent_away()
    {
        var client = await RegisterAsync("site-maker", ApplicationKind.WebSite);
        await platform.CreateUserAsync("site-user");
        var visitor = WebVisitor.To(platform);

        var login = await visitor.OpenAsync(client.AuthorizeAddress(Callback, "openid profile email offline_access read"));
        login.Address.AbsolutePath.ShouldBe("/account/login");
        var consent = await visitor.SubmitAsync(login, ("Name", "site-user"), ("Password", Users.Password));
        consent.Heading.ShouldBe("Allow access?");
        consent.Text.ShouldContain("Know your e-mail address.");
        consent.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("form-action 'self' https://client.example.org;");
        var back = await visitor.SubmitAsync(consent, ("decision", "allow"));
        back.Address.ToString().ShouldStartWith(Callback + "?code=");
        back.Address.Query.ShouldContain("state=xyz");

        var tokens = await client.RedeemAsync(back.Address, Callback);
        var info = JsonDocument.Parse(await (await client.GetAsync("/connect/userinfo", tokens.Text("access_token"))).Content.ReadAsStringAsync()).RootElement;
        info.Text("preferred_username").ShouldBe("site-user");
        info.Text("email").ShouldBe("site-user@example.org");
        tokens.Text("id_token").Split('.').Length.ShouldBe(3);
        (await (await client.GetAsync("/account/profile", tokens.Text("access_token"))).Content.ReadAsStringAsync()).ShouldContain("site-user@example.org");

        var renewed = await client.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", tokens.Text("refresh_token")));
        (await client.GetAsync("/account/profile", renewed.Text("access_token"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        var list = await visitor.OpenAsync("/account/applications");
        await visitor.SubmitFormAsync(list, "form[action*='Withdraw']");
        (await client.GetAsync("/account/profile", renewed.Text("access_token"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Who_has_allowed_once_is_not_asked_again_but_for_more()
    {
        var client = await RegisterAsync("asks-once", ApplicationKind.Program, "read", "write");
        await platform.CreateUserAsync("asked-once");
        var visitor = await WebVisitor.To(platform).SignInAsync("asked-once");
        await visitor.SubmitAsync(client.AuthorizeAddress(Callback, "openid read"), ("decision", "allow"));

        (await visitor.OpenAsync(client.AuthorizeAddress(Callback, "openid read"))).Address.Host.ShouldBe("client.example.org");
        (await visitor.OpenAsync(client.AuthorizeAddress(Callback, "openid read write"))).Heading.ShouldBe("Allow access?");
    }

    [Fact]
    public async Task A_user_may_decline()
    {
        var client = await RegisterAsync("declined", ApplicationKind.Program);
        await platform.CreateUserAsync("decliner");
        var visitor = await WebVisitor.To(platform).SignInAsync("decliner");

        var back = await visitor.SubmitAsync(client.AuthorizeAddress(Callback, "openid read"), ("decision", "deny"));

        back.Address.ToString().ShouldStartWith(Callback + "?error=access_denied");
    }

    [Fact]
    public async Task A_stolen_code_is_worth_nothing_without_the_verifier()
    {
        var client = await RegisterAsync("pkce-maker", ApplicationKind.Program);
        await platform.CreateUserAsync("pkce-user");
        var visitor = await WebVisitor.To(platform).SignInAsync("pkce-user");
        var back = await visitor.SubmitAsync(client.AuthorizeAddress(Callback, "openid read"), ("decision", "allow"));

        (await client.RedeemAsync(back.Address, Callback, new string('A', 43))).Text("error").ShouldBe("invalid_grant");
    }

    [Theory]
    [InlineData("https://evil.example.org/callback", "read")]
    [InlineData(Callback, "read write")]
    public async Task An_address_or_scope_that_was_not_registered_leads_nowhere(string redirectUri, string scope)
    {
        var maker = "strict-" + Guid.CreateVersion7().ToString("N")[^8..];
        var client = await RegisterAsync(maker, ApplicationKind.Program, "read");
        var visitor = await WebVisitor.To(platform).SignInAsync(maker);

        var page = await visitor.OpenAsync(client.AuthorizeAddress(redirectUri, "openid " + scope));

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Text.ShouldContain("The application that sent you here asked in a wrong way.");
    }

    [Fact]
    public async Task A_code_works_once_and_a_second_try_ends_what_the_first_brought()
    {
        var client = await RegisterAsync("once-maker", ApplicationKind.WebSite);
        await platform.CreateUserAsync("once-user");
        var visitor = await WebVisitor.To(platform).SignInAsync("once-user");
        var back = await visitor.SubmitAsync(client.AuthorizeAddress(Callback, "openid read"), ("decision", "allow"));
        var token = (await client.RedeemAsync(back.Address, Callback)).Text("access_token");
        (await client.GetAsync("/account/profile", token)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await client.RedeemAsync(back.Address, Callback)).Text("error").ShouldBe("invalid_grant");

        (await client.GetAsync("/account/profile", token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_code_is_redeemed_only_with_the_address_it_was_sent_to_and_by_whom_it_was_made_for()
    {
        var client = await RegisterAsync("bound-maker", ApplicationKind.WebSite);
        var thief = await RegisterAsync("bound-thief", ApplicationKind.WebSite);
        await platform.CreateUserAsync("bound-user");
        var visitor = await WebVisitor.To(platform).SignInAsync("bound-user");
        var back = await visitor.SubmitAsync(client.AuthorizeAddress(Callback, "openid read"), ("decision", "allow"));

        (await client.RedeemAsync(back.Address, Callback + "/other")).Text("error").ShouldBe("invalid_grant");
        (await thief.RedeemAsync(back.Address, Callback)).Text("error").ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task Without_a_challenge_for_the_verifier_nobody_is_asked()
    {
        var client = await RegisterAsync("no-challenge", ApplicationKind.WebSite);
        var visitor = await WebVisitor.To(platform).SignInAsync("no-challenge");

        var page = await visitor.OpenAsync(client.AuthorizeAddress(Callback, "openid read").Split("&code_challenge_method")[0]);

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Text.ShouldContain("code_challenge");
    }

    private async Task<OAuthClient> RegisterAsync(string maker, ApplicationKind kind, params string[] scopes) =>
        await OAuthClient.RegisterAsync(platform, await platform.CreateUserAsync(maker), kind, scopes);
}
