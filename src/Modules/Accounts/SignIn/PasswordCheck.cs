using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.Domain;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.SignIn;

/// <summary>Holds every new password, however it is set, to <see cref="PasswordRules"/>.</summary>
internal sealed class PasswordCheck : IPasswordValidator<User>
{
    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) => Task.FromResult(
        PasswordRules.Complaint(password ?? "", user.UserName, user.Email) is { } complaint
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = complaint })
            : IdentityResult.Success);
}
