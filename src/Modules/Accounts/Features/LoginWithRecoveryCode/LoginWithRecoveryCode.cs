using GrandChallenge.Accounts.Data;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Features.LoginWithRecoveryCode;

/// <summary>
/// The second step of signing in without the phone: each recovery code works once. Answers whether it was right; five failures lock the account.
/// </summary>
internal sealed record LoginWithRecoveryCode(string Code) : ICommand<bool>;

internal sealed class LoginWithRecoveryCodeHandler(SignInManager<User> signIn, UserManager<User> users)
    : IRequestHandler<LoginWithRecoveryCode, bool>
{
    public async Task<bool> Handle(LoginWithRecoveryCode request, CancellationToken cancellationToken)
    {
        var user = await signIn.GetTwoFactorAuthenticationUserAsync();
        if (user is null || await users.IsLockedOutAsync(user))
            return false;
        if ((await signIn.TwoFactorRecoveryCodeSignInAsync(request.Code)).Succeeded)
            return true;
        await users.AccessFailedAsync(user);
        return false;
    }
}
