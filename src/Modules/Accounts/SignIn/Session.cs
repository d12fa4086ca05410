using System.Security.Claims;
using GrandChallenge.Accounts.Data;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.SignIn;

internal static class Session
{
    /// <summary>After a change that ends all of a user's sessions, this keeps the one in which he made it.</summary>
    public static async Task KeepSessionAsync(this SignInManager<User> signIn, ClaimsPrincipal principal)
    {
        if (await signIn.UserManager.GetUserAsync(principal) is { } user)
            await signIn.RefreshSignInAsync(user);
    }
}
