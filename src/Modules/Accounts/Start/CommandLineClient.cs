using GrandChallenge.Accounts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace GrandChallenge.Accounts.Start;

/// <summary>The public client that `gc login` names in the device flow.</summary>
internal static class CommandLineClient
{
    public const string Id = "gc-cli";

    public static async Task AddAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var applications = services.GetRequiredService<IOpenIddictApplicationManager>();
        if (await applications.FindByClientIdAsync(Id, cancellationToken) is not null)
            return;

        var client = new OAuthApplication { RegisteredAt = services.GetRequiredService<TimeProvider>().GetUtcNow() };
        await applications.PopulateAsync(client, Description, cancellationToken);
        try
        {
            await applications.CreateAsync(client, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Another process starts at this moment and was faster.
        }
    }

    private static OpenIddictApplicationDescriptor Description => new()
    {
        ClientId = Id,
        DisplayName = "gc, the command line",
        ClientType = ClientTypes.Public,
        ConsentType = ConsentTypes.Explicit,
        Permissions =
        {
            Permissions.Endpoints.DeviceAuthorization, Permissions.Endpoints.Token, Permissions.Endpoints.Revocation,
            Permissions.GrantTypes.DeviceCode, Permissions.GrantTypes.RefreshToken,
            Permissions.Scopes.Profile, Permissions.Scopes.Email,
            Permissions.Prefixes.Scope + "read", Permissions.Prefixes.Scope + "submit", Permissions.Prefixes.Scope + "write",
        },
    };
}
