using GrandChallenge.Accounts.Data;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace GrandChallenge.Accounts.Features.Connect;

/// <summary>The token endpoint: client, code, verifier and scopes are checked; what is left is whether the user still exists.</summary>
internal static class Exchange
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static async Task<IResult> HandleAsync(HttpContext http, AccountsDbContext accounts, CancellationToken cancellationToken)
    {
        var request = http.GetOpenIddictServerRequest()
            ?? throw new InvalidOperationException("The token endpoint was reached past the OAuth server.");
        if (request.IsClientCredentialsGrantType())
        {
            var owner = await accounts.Applications
                .Where(a => a.ClientId == request.ClientId)
                .Join(accounts.Users, a => a.OwnerId, u => u.Id, (_, u) => u)
                .AsNoTracking()
                .SingleOrDefaultAsync(cancellationToken);
            return owner is null
                ? Gone()
                : Results.SignIn(OAuthPrincipal.Of(owner, request.GetScopes()), authenticationScheme: Scheme);
        }

        var granted = (await http.AuthenticateAsync(Scheme)).Principal!;
        var user = Guid.TryParse(granted.GetClaim(Claims.Subject), out var id)
            ? await accounts.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.DeletedAt == null, cancellationToken)
            : null;
        return user is null
            ? Gone()
            : Results.SignIn(OAuthPrincipal.Of(user, granted.GetScopes(), granted.Claims), authenticationScheme: Scheme);
    }

    private static IResult Gone() => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidGrant,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "The account that this access was given for is no longer there.",
        }),
        [Scheme]);
}
