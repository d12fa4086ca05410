using GrandChallenge.Accounts.Data;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Features.TwoFactor;

/// <summary>Turns two-factor sign-in off and forgets the key and the recovery codes.</summary>
/// <param name="Password">The caller's password: an open browser alone must not take the protection away.</param>
internal sealed record DisableTwoFactor(string Password) : ICommand;

internal sealed class DisableTwoFactorHandler(UserManager<User> users, AccountsDbContext accounts, Caller caller)
    : IRequestHandler<DisableTwoFactor, Unit>
{
    public async Task<Unit> Handle(DisableTwoFactor request, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(AccountRules.SelfInPerson(caller).ToString()) ?? throw new NotFoundRefusal();
        if (!await users.CheckPasswordAsync(user, request.Password))
            throw new ValidationRefusal(nameof(request.Password), "This is not your password.");
        await users.SetTwoFactorEnabledAsync(user, enabled: false);
        await accounts.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        return Unit.Value;
    }
}
