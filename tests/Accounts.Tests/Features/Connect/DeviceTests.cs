using System.Net;
using GrandChallenge.TestKit;

namespace GrandChallenge.Accounts.Tests.Features.Connect;

[Collection(AccountsCollection.Name)]
public sealed class DeviceTests(PlatformFixture platform)
{
    private const string Grant = "urn:ietf:params:oauth:grant-type:device_code";

    private readonly OAuthClient gc = new(platform, "gc-cli");

    [Fact]
    public async Task The_command_line_signs_in_by_a_code_that_its_user_types_in_the_browser()
    {
        await platform.CreateUserAsync("cli-user");
        var visitor = await WebVisitor.To(platform).SignInAsync("cli-user");
        var started = await gc.PostAsync("/connect/device", ("scope", "openid offline_access read submit write"));
        started.Text("verification_uri").ShouldEndWith("/connect/verify");
        (await WaitAsync(started.Text("device_code"))).ShouldBe("authorization_pending");

        var shown = await visitor.SubmitAsync("/connect/verify", ("user_code", "1111-1111-1111"));
        shown.Text.ShouldContain("This code is wrong or has expired");
        var asked = await visitor.OpenAsync("/connect/verify?user_code=" + started.Text("user_code"));
        asked.Text.ShouldContain("gc, the command line");
        (await visitor.SubmitAsync(asked, ("decision", "allow"))).Heading.ShouldBe("Connected");

        var tokens = await gc.TokenAsync(("grant_type", Grant), ("device_code", started.Text("device_code")));
        (await (await gc.GetAsync("/account/profile", tokens.Text("access_token"))).Content.ReadAsStringAsync()).ShouldContain("cli-user@example.org");

        var renewed = await gc.RefreshAsync(tokens);
        await gc.PostAsync("/connect/revoke", ("token", tokens.Text("access_token")));
        (await gc.GetAsync("/account/profile", tokens.Text("access_token"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await gc.GetAsync("/account/profile", renewed.Text("access_token"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await visitor.OpenAsync("/connect/verify?user_code=" + started.Text("user_code"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await WaitAsync(started.Text("device_code"))).ShouldBe("invalid_grant");
        (await gc.GetAsync("/account/profile", renewed.Text("access_token"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Who_did_not_start_it_declines_and_the_program_hears_it()
    {
        await platform.CreateUserAsync("cli-decliner");
        var visitor = await WebVisitor.To(platform).SignInAsync("cli-decliner");
        var started = await gc.PostAsync("/connect/device", ("scope", "read"));

        var page = await visitor.SubmitAsync("/connect/verify?user_code=" + started.Text("user_code"), ("decision", "deny"));

        page.Heading.ShouldBe("Not connected");
        (await WaitAsync(started.Text("device_code"))).ShouldBe("access_denied");
    }

    private async Task<string> WaitAsync(string deviceCode) =>
        (await gc.TokenAsync(("grant_type", Grant), ("device_code", deviceCode))).Text("error");
}
