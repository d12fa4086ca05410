using FluentValidation;
using GrandChallenge.Accounts.Domain;
using MimeKit;

namespace GrandChallenge.Accounts.SignIn;

/// <summary>The rules of the fields that several forms ask for.</summary>
internal static class AccountFields
{
    public static IRuleBuilderOptions<T, string> UserName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(UserNameRules.IsWellFormed).WithMessage(UserNameRules.Sentence);

    public static IRuleBuilderOptions<T, string> NotReserved<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(name => !UserNameRules.IsReserved(name)).WithMessage("This user name is reserved. Choose another.");

    public static IRuleBuilderOptions<T, string> Email<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(IsAddress).WithMessage("An e-mail address looks like name@example.org and has at most 254 characters.");

    private static bool IsAddress(string? text) =>
        text is { Length: <= 254 } && MailboxAddress.TryParse(text, out var box) && box.Address == text && text.IndexOf('@') is > 0 and < 65;
}
