using System.Net;
using GrandChallenge.TestKit;

namespace GrandChallenge.Accounts.Tests.Features.ChangeEmail;

[Collection(AccountsCollection.Name)]
public sealed class ChangeEmailTests(PlatformFixture platform)
{
    private const string Form = "/account/profile/email";

    [Fact]
    public async Task A_new_address_counts_once_its_letter_is_answered_and_the_old_one_is_told()
    {
        var visitor = await SignUpAsync("mover");
        var asked = await AskAsync(visitor, "moved@example.org");
        asked.Text.ShouldContain("Yours is mover@example.org");
        asked.Text.ShouldContain("Waiting for moved@example.org");
        (await platform.MailAsync("mover@example.org", "Your e-mail address is to change")).TextBody!.ShouldContain("moved@example.org");
        await WebVisitor.To(platform).SignInAsync("mover@example.org");

        var link = (await platform.MailAsync("moved@example.org", "Confirm your new e-mail address")).Link();
        var done = await ConfirmAsync(visitor, link);

        done.Heading.ShouldBe("mover");
        done.Text.ShouldContain("moved@example.org");
        await WebVisitor.To(platform).SignInAsync("moved@example.org");
        await Should.ThrowAsync<InvalidOperationException>(WebVisitor.To(platform).SignInAsync("mover@example.org"));
        (await ConfirmAsync(WebVisitor.To(platform), link)).Text.ShouldContain("no longer valid");
    }

    [Fact]
    public async Task A_known_address_gets_the_same_page_and_its_owner_a_letter_without_a_link()
    {
        await platform.CreateUserAsync("has-it-already");
        var first = await SignUpAsync("asks-for-known");
        var second = await SignUpAsync("asks-for-unknown");

        var known = await AskAsync(first, "HAS-IT-already@example.org");
        var unknown = await AskAsync(second, "not-had-yet@example.org");

        known.Status.ShouldBe(unknown.Status);
        known.Text.Replace("HAS-IT-already", "not-had-yet").Replace("asks-for-known", "asks-for-unknown").ShouldBe(unknown.Text);
        await platform.MailAsync("asks-for-known@example.org", "Your e-mail address is to change");
        var letter = (await platform.MailAsync("has-it-already@example.org", "This e-mail address is yours already")).TextBody!;
        letter.ShouldNotContain("http");
        letter.ShouldNotContain("asks-for-known");
        platform.MailsTo("HAS-IT-already@example.org").ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_who_took_the_address_meanwhile_keeps_it()
    {
        var visitor = await SignUpAsync("too-slow");
        await AskAsync(visitor, "contested@example.org");
        var link = (await platform.MailAsync("contested@example.org", "Confirm your new e-mail address")).Link();
        await platform.SendAsSystem(new Accounts.Features.CreateUser.CreateConfirmedUser("faster", "contested@example.org", Users.Password));

        var refused = await ConfirmAsync(visitor, link);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("belongs to an account already");
        (await visitor.OpenAsync("/account/profile")).Text.ShouldContain("too-slow@example.org");
    }

    [Theory]
    [InlineData("withdraw")]
    [InlineData("password")]
    [InlineData("another")]
    public async Task A_wish_that_was_taken_back_confirms_nothing(string way)
    {
        var visitor = await SignUpAsync("wavering-" + way);
        var asked = await AskAsync(visitor, $"first-{way}@example.org");
        var link = (await platform.MailAsync($"first-{way}@example.org", "Confirm your new e-mail address")).Link();
        if (way == "withdraw")
            (await visitor.SubmitFormAsync(asked, "form[action$='Withdraw']")).Text.ShouldNotContain("Waiting for");
        else if (way == "another")
            await AskAsync(visitor, $"second-{way}@example.org");
        else
            await visitor.SubmitAsync("/account/profile/password", ("Password", Users.Password), ("NewPassword", "quite another password"));

        (await ConfirmAsync(visitor, link)).Text.ShouldContain("no longer valid");

        (await visitor.OpenAsync("/account/profile")).Text.ShouldContain($"wavering-{way}@example.org");
    }

    [Theory]
    [InlineData("nowhere", Users.Password, "looks like name@example.org")]
    [InlineData("picky-now@example.org", "not the password", "not your password")]
    [InlineData("PICKY@example.org", Users.Password, "your e-mail address already")]
    public async Task What_cannot_be_done_is_told_at_its_field_and_what_was_typed_stays(string email, string password, string sentence)
    {
        if (await platform.SendAsSystem(new Accounts.Contracts.FindUser("picky")) is null)
            await platform.CreateUserAsync("picky");
        var visitor = await WebVisitor.To(platform).SignInAsync("picky");

        var page = await visitor.SubmitAsync(Form, ("Email", email), ("Password", password));

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Document.QuerySelectorAll(".field-validation-error").Select(error => error.TextContent).ShouldHaveSingleItem().ShouldContain(sentence);
        page.Document.QuerySelector("[name=Email]")!.GetAttribute("value").ShouldBe(email);
    }

    private async Task<WebVisitor> SignUpAsync(string userName)
    {
        await platform.CreateUserAsync(userName);
        return await WebVisitor.To(platform).SignInAsync(userName);
    }

    private static async Task<WebPage> ConfirmAsync(WebVisitor visitor, string link) =>
        await visitor.SubmitFormAsync(await visitor.OpenAsync(link), "main form");

    private static Task<WebPage> AskAsync(WebVisitor visitor, string email) =>
        visitor.SubmitAsync(Form, ("Email", email), ("Password", Users.Password));
}
