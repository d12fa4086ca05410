using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GrandChallenge.Accounts.Data;
using GrandChallenge.TestKit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Tests.Features.TwoFactor;

[Collection(AccountsCollection.Name)]
public sealed class TwoFactorTests(PlatformFixture platform)
{
    [Fact]
    public async Task The_app_is_set_up_by_QR_code_and_its_code_is_asked_at_sign_in()
    {
        await platform.CreateUserAsync("careful");
        var (_, key, codes) = await TurnOnAsync("careful");
        codes.Length.ShouldBe(10);

        var visitor = WebVisitor.To(platform);
        var asked = await visitor.SubmitAsync("/account/login", ("Name", "careful"), ("Password", Users.Password));
        asked.Heading.ShouldBe("One more step");
        (await visitor.OpenAsync("/account/profile")).Address.AbsolutePath.ShouldBe("/account/login");

        (await visitor.SubmitAsync(asked, ("Code", "000000"))).Text.ShouldContain("This code is wrong");
        await visitor.SubmitAsync(asked, ("Code", Totp.Code(key, TimeProvider.System.GetUtcNow())));
        (await visitor.OpenAsync("/account/profile")).Heading.ShouldBe("careful");
    }

    [Fact]
    public async Task Each_recovery_code_signs_in_once()
    {
        await platform.CreateUserAsync("lost-phone");
        var (_, _, codes) = await TurnOnAsync("lost-phone");

        (await WithRecoveryCodeAsync("lost-phone", codes[3].ToLowerInvariant())).Address.AbsolutePath.ShouldBe("/");
        (await WithRecoveryCodeAsync("lost-phone", codes[3])).Text.ShouldContain("wrong or used already");
        (await WithRecoveryCodeAsync("lost-phone", codes[4])).Address.AbsolutePath.ShouldBe("/");
    }

    [Fact]
    public async Task A_wrong_code_turns_nothing_on()
    {
        await platform.CreateUserAsync("hasty");
        var visitor = await WebVisitor.To(platform).SignInAsync("hasty");
        var page = await visitor.SubmitFormAsync(await visitor.OpenAsync("/account/two-factor"), "form[action$='Prepare']");

        var refused = await visitor.SubmitAsync(page, ("Code", "000000"));

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("not the code that your app should show");
        await WebVisitor.To(platform).SignInAsync("hasty");
    }

    [Fact]
    public async Task Turning_it_off_asks_for_the_password()
    {
        await platform.CreateUserAsync("relaxed");
        var (visitor, _, _) = await TurnOnAsync("relaxed");

        (await visitor.SubmitAsync("/account/two-factor", ("Password", "not the password"))).Text.ShouldContain("not your password");
        (await visitor.SubmitAsync("/account/two-factor", ("Password", Users.Password))).Text.ShouldContain("Two-factor sign-in is off");
        await WebVisitor.To(platform).SignInAsync("relaxed");
    }

    [Fact]
    public async Task The_database_holds_neither_the_key_nor_a_recovery_code()
    {
        var id = await platform.CreateUserAsync("secretive");
        var (_, key, codes) = await TurnOnAsync("secretive");

        var kept = await platform.InDatabase<AccountsDbContext, List<string>>(
            db => db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == id).Select(t => t.Value!).ToListAsync());

        kept.Count.ShouldBe(2);
        foreach (var secret in codes.Append(key.Replace(" ", "")))
            kept.ShouldAllBe(value => !value.Contains(secret));
    }

    [Fact]
    public async Task Somebody_at_a_browser_sets_it_up_by_the_API_and_stays_signed_in()
    {
        await platform.CreateUserAsync("by-the-api");
        var visitor = await WebVisitor.To(platform).SignInAsync("by-the-api");
        visitor.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        await AskAsync(visitor, "mutation { prepareTwoFactor }");
        var key = (await AskAsync(visitor, "{ myTwoFactor { key } }"))["myTwoFactor"]!["key"]!.ToString();
        var code = Totp.Code(key, TimeProvider.System.GetUtcNow());
        (await AskAsync(visitor, $"mutation {{ enableTwoFactor(code: \"{code}\") }}"))["enableTwoFactor"]!.AsArray().Count.ShouldBe(10);
        await AskAsync(visitor, $"mutation {{ disableTwoFactor(password: \"{Users.Password}\") }}");

        (await visitor.OpenAsync("/account/two-factor")).Text.ShouldContain("Set up an authenticator app");
    }

    private static async Task<JsonNode> AskAsync(WebVisitor visitor, string query)
    {
        using var answer = await visitor.Client.PostAsJsonAsync("/graphql", new { query });
        var body = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        return body["errors"] is null ? body["data"]! : throw new InvalidOperationException(body.ToString());
    }

    private async Task<(WebVisitor Visitor, string Key, string[] Codes)> TurnOnAsync(string userName)
    {
        var visitor = await WebVisitor.To(platform).SignInAsync(userName);
        var page = await visitor.SubmitFormAsync(await visitor.OpenAsync("/account/two-factor"), "form[action$='Prepare']");
        page.Document.QuerySelector("img[src^='data:image/png;base64,']").ShouldNotBeNull();
        var key = page.Document.QuerySelector("#key")!.TextContent;
        var on = await visitor.SubmitAsync(page, ("Code", Totp.Code(key, TimeProvider.System.GetUtcNow())));
        return (visitor, key, on.Document.QuerySelector("#recovery-codes")!.TextContent.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task<WebPage> WithRecoveryCodeAsync(string userName, string code)
    {
        var visitor = WebVisitor.To(platform);
        await visitor.SubmitAsync("/account/login", ("Name", userName), ("Password", Users.Password));
        return await visitor.SubmitAsync("/account/login/recovery-code", ("Code", code));
    }
}
