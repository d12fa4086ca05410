using System.Security.Claims;
using GrandChallenge.Accounts.Data;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace GrandChallenge.Accounts.Features.Connect;

/// <summary>
/// What the OAuth server writes into its tokens about a user. Access tokens carry his id alone: the rest is read fresh when they are used.
/// </summary>
internal static class OAuthPrincipal
{
    public static ClaimsPrincipal Of(User user, IEnumerable<string> scopes, IEnumerable<Claim>? carried = null)
    {
        var identity = new ClaimsIdentity(carried ?? [], TokenValidationParameters.DefaultAuthenticationType, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, user.Id.ToString())
            .SetClaim(Claims.Name, user.FullName.Length > 0 ? user.FullName : user.UserName)
            .SetClaim(Claims.PreferredUsername, user.UserName)
            .SetClaim(Claims.Email, user.Email)
            .SetClaim(Claims.EmailVerified, user.EmailConfirmed);
        identity.SetScopes(scopes);
        identity.SetDestinations(Destinations);
        return new ClaimsPrincipal(identity);
    }

    private static string[] Destinations(Claim claim) => claim.Type switch
    {
        Claims.Subject => [OpenIddictConstants.Destinations.AccessToken, OpenIddictConstants.Destinations.IdentityToken],
        Claims.Name or Claims.PreferredUsername when claim.Subject!.HasScope(Scopes.Profile) =>
            [OpenIddictConstants.Destinations.IdentityToken],
        Claims.Email or Claims.EmailVerified when claim.Subject!.HasScope(Scopes.Email) =>
            [OpenIddictConstants.Destinations.IdentityToken],
        _ => [],
    };
}
