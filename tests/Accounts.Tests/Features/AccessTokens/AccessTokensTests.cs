using System.Net;
using System.Security.Cryptography;
using System.Text;
using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.Features.AccessTokens;
using GrandChallenge.Application;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Tests.Features.AccessTokens;

[Collection(AccountsCollection.Name)]
public sealed class AccessTokensTests(PlatformFixture platform)
{
    [Fact]
    public async Task A_token_is_shown_once_listed_by_its_prefix_used_and_revoked()
    {
        await platform.CreateUserAsync("token-user");
        var visitor = await WebVisitor.To(platform).SignInAsync("token-user");
        var made = await visitor.SubmitAsync("/account/tokens", ("Name", "laptop"), ("Days", "30"));
        var token = made.Document.QuerySelector("#token")!.TextContent;
        token.ShouldStartWith("gcp_");

        var client = ClientWith(token);
        (await client.GetStringAsync("/account/profile")).ShouldContain("token-user");

        var list = await visitor.OpenAsync("/account/tokens");
        list.Html.ShouldNotContain(token);
        list.Text.ShouldContain(token[..10]);
        list.Document.QuerySelector("tbody tr")!.QuerySelectorAll("time").Length.ShouldBe(2);

        await visitor.SubmitFormAsync(list, "form[action*='Revoke']");
        (await client.GetAsync("/account/profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Only_the_hash_is_in_the_database()
    {
        var user = await platform.CreateUserAsync("hashed");
        var token = await platform.CreateTokenAsync(user);

        var row = await platform.InDatabase<AccountsDbContext, AccessToken>(db => db.AccessTokens.SingleAsync(t => t.UserId == user));

        row.Hash.ShouldBe(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        row.Prefix.ShouldBe(token[..10]);
    }

    [Fact]
    public async Task An_expired_token_is_refused_on_every_address_also_where_strangers_are_let_in()
    {
        var user = await platform.CreateUserAsync("expired");
        var client = ClientWith(await platform.CreateTokenAsync(user));
        (await client.GetAsync("/account/login")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await platform.InDatabase<AccountsDbContext, int>(db => db.AccessTokens.Where(t => t.UserId == user)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ExpiresAt, TimeProvider.System.GetUtcNow().AddSeconds(-1))));

        var answer = await client.GetAsync("/account/login");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("unknown, expired or revoked");
    }

    [Theory]
    [InlineData("gcp_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("gcp_")]
    [InlineData("not-a-token")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiIwMTkwMDAwMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDAifQ.")]
    public async Task A_made_up_token_is_refused(string token) =>
        (await ClientWith(token).GetAsync("/account/profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task A_token_for_reading_may_read_and_not_write()
    {
        var user = await platform.CreateUserAsync("reader");
        var visitor = new WebVisitor(await platform.CreateClientAsync(user, "read"));

        (await visitor.OpenAsync("/account/profile")).Status.ShouldBe(HttpStatusCode.OK);
        var refused = await visitor.SubmitAsync("/account/profile", ("FullName", "Another Name"));

        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_makes_no_further_token()
    {
        var user = await platform.CreateUserAsync("climber");
        var visitor = new WebVisitor(await platform.CreateClientAsync(user));

        (await visitor.SubmitAsync("/account/tokens", ("Name", "more"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Names_scopes_and_dates_are_checked()
    {
        var user = await platform.CreateUserAsync("checked");

        (await RefusedAsync(new CreateAccessToken("", ["read"]))).ShouldContain("Give the token a name");
        (await RefusedAsync(new CreateAccessToken("none", []))).ShouldContain("at least one thing");
        (await RefusedAsync(new CreateAccessToken("root", ["admin"]))).ShouldContain("read, submit and write");
        (await RefusedAsync(new CreateAccessToken("late", ["read"], TimeProvider.System.GetUtcNow()))).ShouldContain("expired already");

        async Task<string> RefusedAsync(CreateAccessToken wish) =>
            (await Should.ThrowAsync<ValidationRefusal>(platform.SendAs(user, wish))).Message;
    }

    private HttpClient ClientWith(string token)
    {
        var client = platform.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }
}
