using GrandChallenge.Accounts.Data;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Features.LoginWithTwoFactor;

/// <summary>The second step of signing in: the app's code. Answers whether it was right; five failures lock the account.</summary>
internal sealed record LoginWithTwoFactor(string Code, bool IsRemembered) : ICommand<bool>;

internal sealed class LoginWithTwoFactorHandler(SignInManager<User> signIn) : IRequestHandler<LoginWithTwoFactor, bool>
{
    public async Task<bool> Handle(LoginWithTwoFactor request, CancellationToken cancellationToken)
    {
        var code = request.Code.Replace(" ", "", StringComparison.Ordinal);
        return (await signIn.TwoFactorAuthenticatorSignInAsync(code, request.IsRemembered, rememberClient: false)).Succeeded;
    }
}
