using System.Net;
using GrandChallenge.Accounts.Data;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Tests.Features.Register;

[Collection(AccountsCollection.Name)]
public sealed class RegisterTests(PlatformFixture platform)
{
    private readonly WebVisitor visitor = WebVisitor.To(platform);

    [Fact]
    public async Task A_newcomer_signs_up_confirms_his_address_by_the_letter_and_signs_in()
    {
        var done = await SignUpAsync("Newcomer", "newcomer@example.org");
        done.Status.ShouldBe(HttpStatusCode.OK);
        done.Heading.ShouldBe("Look into your mail");

        var tooSoon = await visitor.SubmitAsync("/account/login", ("Name", "newcomer"), ("Password", Users.Password));
        tooSoon.Text.ShouldContain("not confirmed yet");

        var letter = await platform.MailAsync("newcomer@example.org", "Confirm your e-mail address");
        var confirmed = await visitor.SubmitAsync(letter.Link());
        confirmed.Text.ShouldContain("Your e-mail address is confirmed");

        await visitor.SignInAsync("NEWCOMER@example.org");
        (await visitor.OpenAsync("/account/tokens")).Heading.ShouldBe("Access tokens");
    }

    [Fact]
    public async Task A_known_address_gets_the_same_page_no_second_account_and_a_letter_to_its_owner()
    {
        await platform.CreateUserAsync("owner-of-address");

        var known = await SignUpAsync("someone-new", "OWNER-of-address@example.org");
        var unknown = await SignUpAsync("someone-newer", "unheard-of@example.org");

        known.Status.ShouldBe(unknown.Status);
        known.Text.Replace("OWNER-of-address", "unheard-of").ShouldBe(unknown.Text);
        (await platform.MailAsync("owner-of-address@example.org", "You have an account already")).TextBody!.ShouldContain("owner-of-address");
        (await platform.InDatabase<AccountsDbContext, bool>(db => db.Users.AnyAsync(u => u.UserName == "someone-new"))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("ab", "short@example.org", Users.Password, "3 to 32 characters")]
    [InlineData("an user", "space@example.org", Users.Password, "3 to 32 characters")]
    [InlineData("Admin", "reserved@example.org", Users.Password, "reserved")]
    [InlineData("deleted-1234", "pseudonym@example.org", Users.Password, "reserved")]
    [InlineData("no-address", "nowhere", Users.Password, "looks like name@example.org")]
    [InlineData("short-password", "a@example.org", "elevenchars", "at least 12 characters")]
    [InlineData("common-password", "b@example.org", "Password1234", "first that an attacker tries")]
    [InlineData("my-own-name", "c@example.org", "this is my-own-name", "must not contain the user name")]
    public async Task What_cannot_be_taken_is_told_at_its_field(string userName, string email, string password, string sentence)
    {
        var page = await SignUpAsync(userName, email, password);

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Document.QuerySelectorAll(".field-validation-error").Select(error => error.TextContent).ShouldHaveSingleItem().ShouldContain(sentence);
    }

    [Fact]
    public async Task A_taken_user_name_is_refused_in_any_case_of_letters()
    {
        await platform.CreateUserAsync("Taken.Name");

        var page = await SignUpAsync("taken.NAME", "other@example.org");

        page.Text.ShouldContain("This user name is taken");
    }

    [Fact]
    public async Task A_link_that_was_changed_confirms_nothing()
    {
        await SignUpAsync("changed-link", "changed-link@example.org");
        var letter = await platform.MailAsync("changed-link@example.org", "Confirm your e-mail address");

        var page = await visitor.SubmitAsync(letter.Link()[..^8] + "AAAAAAAA");

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Text.ShouldContain("no longer valid");
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused()
    {
        var fields = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("UserName", "forged"), KeyValuePair.Create("Email", "forged@example.org"),
            KeyValuePair.Create("Password", Users.Password),
        ]);

        (await visitor.Client.PostAsync("/account/register", fields)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private Task<WebPage> SignUpAsync(string userName, string email, string password = Users.Password) =>
        visitor.SubmitAsync("/account/register", ("UserName", userName), ("Email", email), ("Password", password));
}
