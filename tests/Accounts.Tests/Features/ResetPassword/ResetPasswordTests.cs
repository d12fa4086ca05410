using System.Net;
using GrandChallenge.TestKit;

namespace GrandChallenge.Accounts.Tests.Features.ResetPassword;

[Collection(AccountsCollection.Name)]
public sealed class ResetPasswordTests(PlatformFixture platform)
{
    private const string NewPassword = "another way to remember";

    private readonly WebVisitor visitor = WebVisitor.To(platform);

    [Fact]
    public async Task The_letters_link_sets_a_new_password_once_and_ends_all_sessions()
    {
        await platform.CreateUserAsync("forgetful");
        var elsewhere = await WebVisitor.To(platform).SignInAsync("forgetful");
        await visitor.SubmitAsync("/account/forgot-password", ("Email", "forgetful@example.org"));
        var link = (await platform.MailAsync("forgetful@example.org", "Set a new password")).Link();

        (await visitor.SubmitAsync(link, ("Password", "too short"))).Text.ShouldContain("at least 12 characters");
        (await visitor.SubmitAsync(link, ("Password", NewPassword))).Text.ShouldContain("Your new password is set");

        (await elsewhere.OpenAsync("/account/profile")).Address.AbsolutePath.ShouldBe("/account/login");
        await visitor.SignInAsync("forgetful", NewPassword);
        var again = await WebVisitor.To(platform).SubmitAsync(link, ("Password", "yet another password"));
        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.Text.ShouldContain("no longer valid");
    }

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_answer_and_only_the_known_one_a_letter()
    {
        await platform.CreateUserAsync("has-account");

        var unknown = await visitor.SubmitAsync("/account/forgot-password", ("Email", "no-account@example.org"));
        var known = await visitor.SubmitAsync("/account/forgot-password", ("Email", "has-account@example.org"));

        known.Text.Replace("has-account", "no-account").ShouldBe(unknown.Text);
        await platform.MailAsync("has-account@example.org", "Set a new password");
        platform.MailsTo("no-account@example.org").ShouldBeEmpty();
    }
}
