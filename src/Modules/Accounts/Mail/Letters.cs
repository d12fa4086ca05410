using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace GrandChallenge.Accounts.Mail;

/// <summary>What the platform writes about an account, with links that hold for a day.</summary>
internal sealed class Letters(UserManager<User> users, AccountsSettings settings)
{
    public async Task<(string Subject, string Text)> WriteAsync(Letter letter, User user)
    {
        var name = user.UserName!;
        var (subject, text) = letter switch
        {
            Letter.ConfirmEmail => LetterTexts.ConfirmEmail(
                name, Link("/account/confirm", user, await users.GenerateEmailConfirmationTokenAsync(user))),
            Letter.ConfirmNewEmail => LetterTexts.ConfirmNewEmail(
                name, Link("/account/confirm-new-email", user, await users.GenerateChangeEmailTokenAsync(user, user.NewEmail!))),
            Letter.EmailBelongsToYou => LetterTexts.EmailBelongsToYou(name),
            Letter.ResetPassword => LetterTexts.ResetPassword(name, await ResetLinkAsync(user)),
            Letter.AlreadyRegistered => LetterTexts.AlreadyRegistered(name, await ResetLinkAsync(user)),
            Letter.NewEmailWanted => LetterTexts.NewEmailWanted(name, user.NewEmail!, await ResetLinkAsync(user)),
            Letter.PasswordChanged => LetterTexts.PasswordChanged(name, await ResetLinkAsync(user)),
            _ => throw new InvalidOperationException($"Nobody has written the letter {letter}."),
        };
        return (subject, $"Dear {(user.FullName.Length > 0 ? user.FullName : name)},\n\n{text}\n\n{SiteName.Text}\n");
    }

    private async Task<string> ResetLinkAsync(User user) =>
        Link("/account/reset-password", user, await users.GeneratePasswordResetTokenAsync(user));

    private string Link(string page, User user, string token) =>
        QueryHelpers.AddQueryString(new Uri(settings.Address, page).ToString(), new Dictionary<string, string?>
        {
            ["user"] = user.Id.ToString(),
            ["code"] = LinkCode.Of(token),
        });
}
