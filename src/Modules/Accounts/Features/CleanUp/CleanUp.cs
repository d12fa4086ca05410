using GrandChallenge.Accounts.Data;
using GrandChallenge.Application;
using GrandChallenge.Application.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace GrandChallenge.Accounts.Features.CleanUp;

/// <summary>Removes accounts that nobody confirmed within a week, and what the OAuth server no longer needs after two.</summary>
internal sealed record CleanUp : IProcess<Unit>;

internal sealed class CleanUpHandler(
    AccountsDbContext accounts, IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations, Caller caller, TimeProvider time)
    : IRequestHandler<CleanUp, Unit>
{
    public async Task<Unit> Handle(CleanUp request, CancellationToken cancellationToken)
    {
        AccountRules.Platform(caller);
        var now = time.GetUtcNow();
        await accounts.Users
            .Where(u => !u.EmailConfirmed && u.DeletedAt == null && u.CreatedAt < now.AddDays(-7))
            .ExecuteDeleteAsync(cancellationToken);
        await tokens.PruneAsync(now.AddDays(-14), cancellationToken);
        await authorizations.PruneAsync(now.AddDays(-14), cancellationToken);
        return Unit.Value;
    }
}
