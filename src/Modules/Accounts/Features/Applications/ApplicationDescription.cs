using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace GrandChallenge.Accounts.Features.Applications;

/// <summary>What the OAuth server lets each kind of application do.</summary>
internal static class ApplicationDescription
{
    public static OpenIddictApplicationDescriptor Of(RegisterApplication request)
    {
        var isMachine = request.Kind == ApplicationKind.Machine;
        var description = new OpenIddictApplicationDescriptor
        {
            ClientId = Guid.CreateVersion7().ToString("N"),
            DisplayName = request.Name.Trim(),
            ClientType = request.Kind == ApplicationKind.Program ? ClientTypes.Public : ClientTypes.Confidential,
            ConsentType = ConsentTypes.Explicit,
            Permissions = { Permissions.Endpoints.Token, Permissions.Endpoints.Revocation },
        };
        description.Permissions.UnionWith(request.Scopes.Select(scope => Permissions.Prefixes.Scope + scope));
        description.Permissions.UnionWith(isMachine
            ? [Permissions.GrantTypes.ClientCredentials, Permissions.Endpoints.Introspection]
            :
            [
                Permissions.Endpoints.Authorization, Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken,
                Permissions.ResponseTypes.Code, Permissions.Scopes.Profile, Permissions.Scopes.Email,
            ]);
        if (!isMachine)
            description.RedirectUris.UnionWith(request.RedirectUris.Select(uri => new Uri(uri)));
        return description;
    }
}
