using System.Security.Claims;
using System.Text.Encodings.Web;
using GrandChallenge.Accounts.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Validation.AspNetCore;

namespace GrandChallenge.Accounts.SignIn;

/// <summary>
/// Reads <c>Authorization: Bearer</c>: a personal access token, or what the OAuth server has issued. Who the user is and what he is
/// comes fresh from the database, so that a deletion or a lost role counts at once. A token that does not hold is answered 401 on
/// every address, never as if nobody had asked.
/// </summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccountsDbContext accounts, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder), IAuthenticationRequestHandler
{
    public const string SchemeName = "bearer";

    private const string Word = "Bearer ";

    public static bool IsAsked(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Word, StringComparison.OrdinalIgnoreCase);

    public async Task<bool> HandleRequestAsync()
    {
        if (!IsAsked(Request) || Request.Path.StartsWithSegments("/connect") || (await HandleAuthenticateOnceAsync()).Succeeded)
            return false;
        await HandleChallengeAsync(new AuthenticationProperties());
        return true;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsAsked(Request))
            return AuthenticateResult.NoResult();
        var text = Request.Headers.Authorization.ToString()[Word.Length..].Trim();
        var principal = text.StartsWith(TokenText.Start, StringComparison.Ordinal) ? await AccessTokenAsync(text) : await OAuthTokenAsync();
        return principal is null
            ? AuthenticateResult.Fail("The token is unknown, expired or revoked.")
            : AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        await Results.Problem(
            "This token is unknown, expired or revoked. Make a new one at /account/tokens.",
            statusCode: StatusCodes.Status401Unauthorized,
            extensions: new Dictionary<string, object?> { ["code"] = "UNAUTHENTICATED" }).ExecuteAsync(Context);
    }

    private async Task<ClaimsPrincipal?> AccessTokenAsync(string text)
    {
        var (now, hash) = (time.GetUtcNow(), TokenText.Hash(text));
        var found = await (
            from token in accounts.AccessTokens.AsNoTracking()
            join user in accounts.Users on token.UserId equals user.Id
            where token.Hash == hash && (token.ExpiresAt == null || token.ExpiresAt > now) && user.DeletedAt == null
            select new { Token = token, User = user }).SingleOrDefaultAsync(Context.RequestAborted);
        if (found is null)
            return null;
        // To the minute is enough: a busy token must not write on every request.
        if (found.Token.LastUsedAt is not { } last || now - last > TimeSpan.FromMinutes(1))
            await accounts.AccessTokens.Where(t => t.Id == found.Token.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), Context.RequestAborted);
        return UserPrincipals.WithScopes(found.User, found.Token.Scopes, SchemeName);
    }

    private async Task<ClaimsPrincipal?> OAuthTokenAsync()
    {
        var result = await Context.AuthenticateAsync(OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme);
        if (!result.Succeeded || !Guid.TryParse(result.Principal.GetClaim(OpenIddictConstants.Claims.Subject), out var id))
            return null;
        var user = await accounts.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.DeletedAt == null, Context.RequestAborted);
        return user is null ? null : UserPrincipals.WithScopes(user, result.Principal.GetScopes(), SchemeName);
    }
}
