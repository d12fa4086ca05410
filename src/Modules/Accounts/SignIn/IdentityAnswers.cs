using GrandChallenge.Application;
using Microsoft.AspNetCore.Identity;

namespace GrandChallenge.Accounts.SignIn;

internal static class IdentityAnswers
{
    /// <summary>Turns Identity's complaints into the refusal of the field that they are about.</summary>
    public static void OrRefuse(this IdentityResult result, string passwordField = "Password")
    {
        if (result.Succeeded)
            return;
        var error = result.Errors.First();
        throw error.Code switch
        {
            "Password" => new ValidationRefusal(passwordField, error.Description),
            nameof(IdentityErrorDescriber.DuplicateUserName) => new ValidationRefusal("UserName", "This user name is taken. Choose another."),
            nameof(IdentityErrorDescriber.DuplicateEmail) => new ValidationRefusal("Email", "This e-mail address belongs to an account already."),
            nameof(IdentityErrorDescriber.InvalidUserName) => new ValidationRefusal("UserName", Domain.UserNameRules.Sentence),
            nameof(IdentityErrorDescriber.InvalidToken) => new ValidationRefusal("", "This link is no longer valid. Ask for a new one."),
            nameof(IdentityErrorDescriber.ConcurrencyFailure) => new ConflictRefusal("Your account was changed at the same moment. Try again."),
            _ => new ValidationRefusal("", error.Description),
        };
    }
}
