using System.Net;
using System.Text.Json;
using GrandChallenge.Accounts.Features.Applications;
using GrandChallenge.TestKit;

namespace GrandChallenge.Accounts.Tests.Features.Connect;

[Collection(AccountsCollection.Name)]
public sealed class ClientCredentialsTests(PlatformFixture platform)
{
    [Fact]
    public async Task A_machine_acts_as_its_owner_within_its_scopes_until_he_is_gone()
    {
        var owner = await platform.CreateUserAsync("machine-owner");
        var made = await platform.SendAs(owner, new RegisterApplication("nightly", ApplicationKind.Machine, [], ["read"]));
        var machine = new OAuthClient(platform, made.ClientId, made.ClientSecret);

        var token = (await machine.TokenAsync(("grant_type", "client_credentials"), ("scope", "read"))).Text("access_token");
        (await (await machine.GetAsync("/account/profile", token)).Content.ReadAsStringAsync()).ShouldContain("machine-owner@example.org");

        (await machine.TokenAsync(("grant_type", "client_credentials"), ("scope", "write"))).Text("error").ShouldBe("invalid_request");
        (await new OAuthClient(platform, made.ClientId, "guessed").TokenAsync(("grant_type", "client_credentials"))).Text("error").ShouldBe("invalid_client");

        await platform.SendAs(owner, new Accounts.Features.DeleteAccount.DeleteAccount(Users.Password));
        (await machine.GetAsync("/account/profile", token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await machine.TokenAsync(("grant_type", "client_credentials"), ("scope", "read"))).Text("error").ShouldBe("invalid_client");
    }

    [Fact]
    public async Task A_token_without_scopes_may_do_nothing()
    {
        var owner = await platform.CreateUserAsync("no-scopes");
        var made = await platform.SendAs(owner, new RegisterApplication("idle", ApplicationKind.Machine, [], ["read"]));
        var machine = new OAuthClient(platform, made.ClientId, made.ClientSecret);

        var token = (await machine.TokenAsync(("grant_type", "client_credentials"))).Text("access_token");

        (await machine.GetAsync("/account/profile", token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_discovery_document_names_the_endpoints_and_scopes()
    {
        var document = JsonDocument.Parse(await platform.CreateClient().GetStringAsync("/.well-known/openid-configuration")).RootElement;

        document.Text("issuer").ShouldBe("http://localhost/");
        document.Text("token_endpoint").ShouldEndWith("/connect/token");
        document.Text("device_authorization_endpoint").ShouldEndWith("/connect/device");
        document.GetProperty("scopes_supported").EnumerateArray().Select(scope => scope.GetString()).ShouldBe(
            ["openid", "offline_access", "profile", "email", "read", "submit", "write"], ignoreOrder: true);
        document.GetProperty("code_challenge_methods_supported").EnumerateArray().Select(method => method.GetString()).ShouldContain("S256");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://elsewhere.example.org/callback")]
    [InlineData("https://site.example.org/callback#part")]
    [InlineData("/callback")]
    public async Task An_address_that_would_give_codes_away_cannot_be_registered(string address)
    {
        var owner = await platform.CreateUserAsync("addresses-" + Guid.CreateVersion7().ToString("N")[^8..]);

        var refusal = await Should.ThrowAsync<Application.ValidationRefusal>(
            platform.SendAs(owner, new RegisterApplication("bad", ApplicationKind.Program, [address], ["read"])));

        refusal.Errors.Keys.ShouldBe(["RedirectUris"]);
    }
}
