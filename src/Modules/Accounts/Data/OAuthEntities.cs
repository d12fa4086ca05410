using OpenIddict.EntityFrameworkCore.Models;

namespace GrandChallenge.Accounts.Data;

/// <summary>A program that signs users in, or acts as its owner.</summary>
internal sealed class OAuthApplication : OpenIddictEntityFrameworkCoreApplication<Guid, OAuthAuthorization, OAuthToken>
{
    /// <summary>Who registered it; null for the platform's own.</summary>
    public Guid? OwnerId { get; set; }

    public DateTimeOffset RegisteredAt { get; set; }
}

internal sealed class OAuthAuthorization : OpenIddictEntityFrameworkCoreAuthorization<Guid, OAuthApplication, OAuthToken>;

internal sealed class OAuthToken : OpenIddictEntityFrameworkCoreToken<Guid, OAuthApplication, OAuthAuthorization>;

internal sealed class OAuthScope : OpenIddictEntityFrameworkCoreScope<Guid>;
