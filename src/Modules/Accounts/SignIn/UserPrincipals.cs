using System.Security.Claims;
using GrandChallenge.Accounts.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WebClaims = GrandChallenge.Web.Edges.Claims;

namespace GrandChallenge.Accounts.SignIn;

/// <summary>Writes the claims that the edges read, for the cookie and for every kind of token.</summary>
internal sealed class UserPrincipals(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<User>
{
    public Task<ClaimsPrincipal> CreateAsync(User user)
    {
        var identity = Identity(user, IdentityConstants.ApplicationScheme);
        identity.AddClaim(new Claim(options.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp ?? ""));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }

    /// <summary>A principal held to these scopes. Without any it may do nothing: the empty scope says that it is a token all the same.</summary>
    public static ClaimsPrincipal WithScopes(User user, IReadOnlyCollection<string> scopes, string authenticationType)
    {
        var identity = Identity(user, authenticationType);
        identity.AddClaims((scopes.Count == 0 ? [""] : scopes).Select(scope => new Claim(WebClaims.Scope, scope)));
        return new ClaimsPrincipal(identity);
    }

    private static ClaimsIdentity Identity(User user, string authenticationType)
    {
        var identity = new ClaimsIdentity(authenticationType, WebClaims.UserName, WebClaims.Role);
        identity.AddClaim(new Claim(WebClaims.UserId, user.Id.ToString()));
        identity.AddClaim(new Claim(WebClaims.UserName, user.UserName!));
        if (user.IsSiteAdmin)
            identity.AddClaim(new Claim(WebClaims.Role, WebClaims.SiteAdmin));
        return identity;
    }
}
