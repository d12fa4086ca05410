using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.Mail;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.Features.Login;

/// <param name="Name">User name or e-mail address, in any case of letters.</param>
/// <param name="IsRemembered">The session outlives the browser.</param>
internal sealed record Login(string Name, string Password, bool IsRemembered) : ICommand<LoginOutcome>;

internal enum LoginOutcome
{
    SignedIn,
    NeedsCode,

    /// <summary>The name, the password or both are wrong, or the account is locked for now: from outside these look alike.</summary>
    Refused,

    /// <summary>The password is right; the letter to confirm the address has been sent again.</summary>
    Unconfirmed,
}

// Answers instead of refusing: a refusal would roll back the count of failures that locks the account.
internal sealed class LoginHandler(UserManager<User> users, SignInManager<User> signIn, Outbox outbox) : IRequestHandler<Login, LoginOutcome>
{
    private static readonly User Nobody = new();
    private static string? nobodysHash;

    public async Task<LoginOutcome> Handle(Login request, CancellationToken cancellationToken)
    {
        var user = await users.FindByNameAsync(request.Name) ?? await users.FindByEmailAsync(request.Name);
        if (user?.PasswordHash is null || await users.IsLockedOutAsync(user))
        {
            nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, "nobody's password");
            users.PasswordHasher.VerifyHashedPassword(Nobody, nobodysHash, request.Password);
            return LoginOutcome.Refused;
        }

        var result = await signIn.PasswordSignInAsync(user, request.Password, request.IsRemembered, lockoutOnFailure: true);
        return result switch
        {
            { Succeeded: true } => LoginOutcome.SignedIn,
            { RequiresTwoFactor: true } => LoginOutcome.NeedsCode,
            { IsNotAllowed: true } when await users.CheckPasswordAsync(user, request.Password) => ConfirmFirst(user),
            _ => LoginOutcome.Refused,
        };
    }

    private LoginOutcome ConfirmFirst(User user)
    {
        outbox.Publish(new SendMailJob(user.Id, Letter.ConfirmEmail));
        return LoginOutcome.Unconfirmed;
    }
}
