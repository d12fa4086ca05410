using GrandChallenge.Accounts.Data;
using Microsoft.EntityFrameworkCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace GrandChallenge.Accounts.SignIn;

/// <summary>All that lets somebody act as a user without his password, but for sessions: these end with his security stamp.</summary>
internal sealed class Grants(AccountsDbContext accounts)
{
    /// <summary>
    /// Ends the user's access tokens, what he allowed applications, and his machines, whose secrets would fetch new tokens. Web sites and
    /// programs that he registered stay: they act for others, who allowed it themselves.
    /// </summary>
    public async Task EndAsync(Guid user, CancellationToken cancellationToken)
    {
        var machines = accounts.Applications
            .Where(a => a.OwnerId == user && a.Permissions!.Contains(Permissions.GrantTypes.ClientCredentials)).Select(a => a.Id);
        await EndAsync(user, machines, cancellationToken);
    }

    /// <summary>Ends everything, the user's own applications too.</summary>
    public Task EraseAsync(Guid user, CancellationToken cancellationToken) =>
        EndAsync(user, accounts.Applications.Where(a => a.OwnerId == user).Select(a => a.Id), cancellationToken);

    private async Task EndAsync(Guid user, IQueryable<Guid> applications, CancellationToken cancellationToken)
    {
        var subject = user.ToString();
        await accounts.AccessTokens.Where(t => t.UserId == user).ExecuteDeleteAsync(cancellationToken);
        await accounts.Set<OAuthToken>()
            .Where(t => t.Subject == subject || applications.Contains(t.Application!.Id) || t.Authorization!.Subject == subject)
            .ExecuteDeleteAsync(cancellationToken);
        await accounts.Set<OAuthAuthorization>()
            .Where(a => a.Subject == subject || applications.Contains(a.Application!.Id))
            .ExecuteDeleteAsync(cancellationToken);
        await accounts.Applications.Where(a => applications.Contains(a.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
