using GrandChallenge.Accounts.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.SignIn;

/// <summary>The browser session in which a request is made.</summary>
internal sealed class Session(SignInManager<User> signIn, IHttpContextAccessor http)
{
    /// <summary>After a change that ends all of a user's sessions, this keeps the one in which he made it. Where there is none, nothing happens.</summary>
    public async Task KeepAsync(User user)
    {
        if (http.HttpContext is { } context
            && (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal is { } principal
            && signIn.UserManager.GetUserId(principal) == user.Id.ToString())
            await signIn.RefreshSignInAsync(user);
    }
}
