using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace GrandChallenge.Accounts.Mail;

/// <summary>What the platform writes about an account, with links that hold for a day.</summary>
internal sealed class Letters(UserManager<User> users, AccountsSettings settings)
{
    public async Task<(string Subject, string Text)> WriteAsync(Letter letter, User user) => letter switch
    {
        Letter.ConfirmEmail => ("Confirm your e-mail address", Signed(user, $"""
            somebody, most likely you, has made the account “{user.UserName}” with this e-mail address.
            Open this address to confirm it; it works for 24 hours:

            {Link("/account/confirm", user, await users.GenerateEmailConfirmationTokenAsync(user))}

            If this was not you, there is nothing to do: without this step the account stays closed.
            """)),
        Letter.ResetPassword => ("Set a new password", Signed(user, $"""
            somebody, most likely you, wishes a new password for the account “{user.UserName}”.
            Open this address to choose one; it works once, within 24 hours:

            {Link("/account/reset-password", user, await users.GeneratePasswordResetTokenAsync(user))}

            If this was not you, there is nothing to do: your password stays as it is.
            """)),
        Letter.AlreadyRegistered => ("You have an account already", Signed(user, $"""
            somebody, most likely you, wished to sign up with this e-mail address. It belongs to the account “{user.UserName}” already.
            Sign in with this name. If you do not know its password, choose a new one here; the address works once, within 24 hours:

            {Link("/account/reset-password", user, await users.GeneratePasswordResetTokenAsync(user))}

            If this was not you, there is nothing to do.
            """)),
        _ => throw new InvalidOperationException($"Nobody has written the letter {letter}."),
    };

    private static string Signed(User user, string text) =>
        $"Dear {(user.FullName.Length > 0 ? user.FullName : user.UserName)},\n\n{text}\n\n{SiteName.Text}\n";

    private string Link(string page, User user, string token) =>
        QueryHelpers.AddQueryString(new Uri(settings.Address, page).ToString(), new Dictionary<string, string?>
        {
            ["user"] = user.Id.ToString(),
            ["code"] = LinkCode.Of(token),
        });
}
