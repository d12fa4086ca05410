using GrandChallenge.Accounts.Data;
using GrandChallenge.Application;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.SignIn;

/// <summary>Asks a signed-in user for his password once more: an open browser alone must not take his account from him.</summary>
internal sealed class PasswordProof(UserManager<User> users, AttemptLimits limits)
{
    // Counted here and not at the form: the API is a door too.
    public async Task RequireAsync(User user, string password)
    {
        if (!limits.Allows(user.Id.ToString(), "password"))
            throw new ConflictRefusal("Too many attempts. Wait a minute, then try again.");
        if (!await users.CheckPasswordAsync(user, password))
            throw new ValidationRefusal("Password", "This is not your password.");
    }
}
