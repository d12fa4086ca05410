using System.Net.Http.Headers;
using GrandChallenge.Accounts.Features.AccessTokens;
using GrandChallenge.Accounts.Features.CreateUser;
using GrandChallenge.Accounts.Features.SiteAdmins;

namespace GrandChallenge.TestKit;

/// <summary>Users for the tests of every module: confirmed, with one known password.</summary>
public static class Users
{
    public const string Password = "plenty of coloured scans";

    public static async Task<Guid> CreateUserAsync(this PlatformFixture platform, string userName, bool isSiteAdmin = false)
    {
        var id = await platform.SendAsSystem(new CreateConfirmedUser(userName, AddressOf(userName), Password));
        if (isSiteAdmin)
            await platform.SendAsSystem(new SetSiteAdmin(userName, IsSiteAdmin: true));
        return id;
    }

    public static string AddressOf(string userName) => $"{userName.ToLowerInvariant()}@example.org";

    /// <summary>The text of a new personal access token of this user; with no scopes named it has all.</summary>
    public static async Task<string> CreateTokenAsync(this PlatformFixture platform, Guid user, params string[] scopes) =>
        (await platform.SendAs(user, new CreateAccessToken("test", scopes.Length > 0 ? scopes : ["read", "submit", "write"]))).Token;

    /// <summary>A client that sends this user's token with every request.</summary>
    public static async Task<HttpClient> CreateClientAsync(this PlatformFixture platform, Guid user, params string[] scopes)
    {
        var client = platform.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await platform.CreateTokenAsync(user, scopes));
        return client;
    }

    /// <summary>Signs this user in through the page, as a person does; from then on the visitor has his session.</summary>
    public static async Task<WebVisitor> SignInAsync(this WebVisitor visitor, string userName, string password = Password)
    {
        var page = await visitor.SubmitAsync("/account/login", ("Name", userName), ("Password", password));
        return page.Address.AbsolutePath == "/account/login" ? throw new InvalidOperationException(page.ToString()) : visitor;
    }
}
