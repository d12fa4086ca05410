using System.Net;
using System.Text.Json;
using GrandChallenge.Accounts.Features.Applications;
using GrandChallenge.Accounts.Tests.Features.Connect;
using GrandChallenge.TestKit;

namespace GrandChallenge.Accounts.Tests.SignIn;

/// <summary>What lets somebody act as a user without his password, and when it ends.</summary>
[Collection(AccountsCollection.Name)]
public sealed class GrantsTests(PlatformFixture platform)
{
    private const string NewPassword = "another way to remember";

    [Fact]
    public async Task A_new_password_by_letter_ends_sessions_tokens_machines_and_what_applications_were_allowed()
    {
        var held = await HeldAsync("robbed");
        await WebVisitor.To(platform).SubmitAsync("/account/forgot-password", ("Email", "robbed@example.org"));
        var letter = await platform.MailAsync("robbed@example.org", "Set a new password");
        letter.TextBody!.ShouldContain("all that acts as you ends");

        var form = await WebVisitor.To(platform).OpenAsync(letter.Link());
        form.Text.ShouldContain("access tokens");
        await held.Visitor.SubmitAsync(letter.Link(), ("Password", NewPassword));

        await AllEndedAsync(held);
        (await held.Visitor.OpenAsync("/account/profile")).Address.AbsolutePath.ShouldBe("/account/login");
        (await platform.MailAsync("robbed@example.org", "Your password was changed")).TextBody!.ShouldContain("access tokens");
    }

    [Fact]
    public async Task A_changed_password_ends_the_same_but_for_the_session_in_which_it_was_changed()
    {
        var held = await HeldAsync("renewing");
        var elsewhere = await WebVisitor.To(platform).SignInAsync("renewing");
        (await held.Visitor.SubmitAsync("/account/profile/password", ("Password", "not the password"), ("NewPassword", NewPassword)))
            .Text.ShouldContain("not your password");
        (await held.Visitor.SubmitAsync("/account/profile/password", ("Password", Users.Password), ("NewPassword", "short")))
            .Text.ShouldContain("at least 12 characters");
        (await held.Client.GetAsync("/account/profile", held.Tokens.Text("access_token"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        var changed = await held.Visitor.SubmitAsync("/account/profile/password", ("Password", Users.Password), ("NewPassword", NewPassword));

        changed.Heading.ShouldBe("renewing");
        await AllEndedAsync(held);
        (await elsewhere.OpenAsync("/account/profile")).Address.AbsolutePath.ShouldBe("/account/login");
        await WebVisitor.To(platform).SignInAsync("renewing", NewPassword);
    }

    [Fact]
    public async Task A_deleted_account_leaves_nothing_that_acts_as_it()
    {
        var held = await HeldAsync("gone-for-good");

        await held.Visitor.SubmitAsync("/account/delete", ("Password", Users.Password));

        await AllEndedAsync(held);
    }

    [Fact]
    public async Task A_sites_own_users_keep_their_access_when_its_maker_chooses_a_new_password()
    {
        var maker = await platform.CreateUserAsync("site-keeper");
        var site = await OAuthClient.RegisterAsync(platform, maker, ApplicationKind.WebSite);
        await platform.CreateUserAsync("site-guest");
        var tokens = await site.TokensOfAsync(await WebVisitor.To(platform).SignInAsync("site-guest"));

        await platform.SendAs(maker, new Accounts.Features.ChangePassword.ChangePassword(Users.Password, NewPassword));

        (await site.RefreshAsync(tokens)).Text("access_token").ShouldNotBeEmpty();
    }

    // Otherwise any stranger who knows a name could sign its owner out everywhere.
    [Fact]
    public async Task An_account_locked_by_wrong_passwords_keeps_what_it_has()
    {
        var held = await HeldAsync("besieged");
        for (var n = 0; n < 6; n++)
            await WebVisitor.To(platform).SubmitAsync("/account/login", ("Name", "besieged"), ("Password", $"guess number {n}"));
        await Should.ThrowAsync<InvalidOperationException>(WebVisitor.To(platform).SignInAsync("besieged"));

        (await held.Visitor.OpenAsync("/account/profile")).Heading.ShouldBe("besieged");
        (await held.Script.GetAsync("/account/profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await held.Client.RefreshAsync(held.Tokens)).Text("access_token").ShouldNotBeEmpty();
    }

    private async Task<Held> HeldAsync(string userName)
    {
        var id = await platform.CreateUserAsync(userName);
        var visitor = await WebVisitor.To(platform).SignInAsync(userName);
        var client = await OAuthClient.RegisterAsync(platform, await platform.CreateUserAsync(userName + "-client"), ApplicationKind.WebSite);
        var machine = await OAuthClient.RegisterAsync(platform, id, ApplicationKind.Machine);
        var held = new Held(visitor, await platform.CreateClientAsync(id), client, await client.TokensOfAsync(visitor), machine, await TokenOfAsync(machine));
        (await held.Script.GetAsync("/account/profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await machine.GetAsync("/account/profile", held.MachineToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        return held;
    }

    private static async Task<string> TokenOfAsync(OAuthClient machine) =>
        (await machine.TokenAsync(("grant_type", "client_credentials"), ("scope", "read"))).Text("access_token");

    private static async Task AllEndedAsync(Held held)
    {
        (await held.Script.GetAsync("/account/profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await held.Client.GetAsync("/account/profile", held.Tokens.Text("access_token"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await held.Client.RefreshAsync(held.Tokens)).Text("error").ShouldBe("invalid_grant");
        (await held.Machine.GetAsync("/account/profile", held.MachineToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await held.Machine.TokenAsync(("grant_type", "client_credentials"), ("scope", "read"))).Text("error").ShouldBe("invalid_client");
    }

    /// <summary>A session, a script with an access token, a site that was let in, and a machine.</summary>
    private sealed record Held(
        WebVisitor Visitor, HttpClient Script, OAuthClient Client, JsonElement Tokens, OAuthClient Machine, string MachineToken);
}
