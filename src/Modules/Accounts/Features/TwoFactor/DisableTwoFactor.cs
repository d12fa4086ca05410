using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Features.TwoFactor;

/// <summary>Turns two-factor sign-in off and forgets the key and the recovery codes.</summary>
/// <param name="Password">The caller's password: an open browser alone must not take the protection away.</param>
internal sealed record DisableTwoFactor(string Password) : ICommand;

internal sealed class DisableTwoFactorHandler(
    UserManager<User> users, AccountsDbContext accounts, PasswordProof proof, Session session, Caller caller)
    : IRequestHandler<DisableTwoFactor, Unit>
{
    public async Task<Unit> Handle(DisableTwoFactor request, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(AccountRules.SelfInPerson(caller).ToString()) ?? throw new NotFoundRefusal();
        await proof.RequireAsync(user, request.Password);
        await users.SetTwoFactorEnabledAsync(user, enabled: false);
        await accounts.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        await session.KeepAsync(user);
        return Unit.Value;
    }
}

internal sealed class DisableTwoFactorMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Mutation<DisableTwoFactor, Unit>(
        "disableTwoFactor", "Turns two-factor sign-in off and forgets its codes. Signed in at a browser only, with your password.");
}
