using GrandChallenge.Accounts.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace GrandChallenge.Accounts.Features.Connect;

/// <summary>What an application with an access token learns of the user, by the scopes that he allowed.</summary>
internal static class UserInfo
{
    public static async Task<IResult> HandleAsync(HttpContext http, AccountsDbContext accounts, CancellationToken cancellationToken)
    {
        var token = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal;
        var user = Guid.TryParse(token?.GetClaim(Claims.Subject), out var id)
            ? await accounts.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.DeletedAt == null, cancellationToken)
            : null;
        if (token is null || user is null)
            return Results.Challenge(authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);

        var told = new Dictionary<string, object?> { [Claims.Subject] = user.Id.ToString() };
        if (token.HasScope(Scopes.Profile))
        {
            told[Claims.PreferredUsername] = user.UserName;
            told[Claims.Name] = user.FullName.Length > 0 ? user.FullName : user.UserName;
        }

        if (token.HasScope(Scopes.Email))
        {
            told[Claims.Email] = user.Email;
            told[Claims.EmailVerified] = user.EmailConfirmed;
        }

        return Results.Json(told);
    }
}
