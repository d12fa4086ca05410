using GrandChallenge.Accounts.Data;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Tests.Features.Login;

[Collection(AccountsCollection.Name)]
public sealed class LoginTests(PlatformFixture platform)
{
    private readonly WebVisitor visitor = WebVisitor.To(platform);

    [Fact]
    public async Task Known_and_unknown_names_get_the_same_answer()
    {
        await platform.CreateUserAsync("known-name");

        var known = await TryAsync("known-name", "not the password");
        var unknown = await TryAsync("unknown-name", "not the password");

        known.Status.ShouldBe(unknown.Status);
        known.Text.ShouldBe(unknown.Text);
        known.Text.ShouldContain("The user name or the password is wrong");
    }

    [Fact]
    public async Task Five_failures_lock_the_account_also_for_the_right_password_and_the_answer_does_not_tell()
    {
        await platform.CreateUserAsync("locked-out");
        for (var i = 0; i < 5; i++)
            await TryAsync("locked-out", "not the password");

        var right = await TryAsync("locked-out", Users.Password);

        right.Text.ShouldContain("The user name or the password is wrong");
        await platform.InDatabase<AccountsDbContext, int>(db => db.Users.Where(u => u.UserName == "locked-out")
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.LockoutEnd, TimeProvider.System.GetUtcNow().AddSeconds(-1))));
        await visitor.SignInAsync("locked-out");
    }

    [Fact]
    public async Task The_way_leads_back_to_where_it_began_but_never_to_another_site()
    {
        await platform.CreateUserAsync("come-back");
        var asked = await visitor.OpenAsync("/account/profile");
        asked.Address.PathAndQuery.ShouldBe("/account/login?returnUrl=%2Faccount%2Fprofile");

        var back = await visitor.SubmitAsync(asked, ("Name", "come-back"), ("Password", Users.Password));
        back.Address.AbsolutePath.ShouldBe("/account/profile");

        var elsewhere = await WebVisitor.To(platform).SubmitAsync(
            "/account/login?returnUrl=https%3A%2F%2Fevil.example.org%2F", ("Name", "come-back"), ("Password", Users.Password));
        elsewhere.Address.Host.ShouldBe("localhost");
        elsewhere.Address.AbsolutePath.ShouldBe("/");
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites_and_signing_out_ends_it()
    {
        await platform.CreateUserAsync("cookie-user");
        var page = await visitor.OpenAsync("/account/login");
        var proof = page.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var form = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("Name", "cookie-user"), KeyValuePair.Create("Password", Users.Password),
            KeyValuePair.Create("__RequestVerificationToken", proof),
        ]);
        var answer = await visitor.Client.PostAsync("/account/login", form);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("gc-session", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");

        await visitor.SubmitAsync("/account/logout");
        (await visitor.OpenAsync("/account/profile")).Address.AbsolutePath.ShouldBe("/account/login");
    }

    private Task<WebPage> TryAsync(string name, string password) =>
        WebVisitor.To(platform).SubmitAsync("/account/login", ("Name", name), ("Password", password));
}
