using System.Net;
using GrandChallenge.TestKit;

namespace GrandChallenge.Accounts.Tests.Features.Register;

public sealed class RegisterTests(PlatformFixture platform) : IClassFixture<PlatformFixture>
{
    [Fact]
    public async Task A_newcomer_signs_up_confirms_his_address_by_the_letter_and_signs_in()
    {
        var visitor = WebVisitor.To(platform);
        var done = await SignUpAsync(visitor, "Newcomer", "newcomer@example.org");
        done.Status.ShouldBe(HttpStatusCode.OK);
        done.Heading.ShouldBe("Look into your mail");

        var tooSoon = await visitor.SubmitAsync("/account/login", ("Name", "newcomer"), ("Password", Users.Password));
        tooSoon.Text.ShouldContain("not confirmed yet");

        var letter = await platform.MailAsync("newcomer@example.org", "Confirm your e-mail address");
        var confirmed = await visitor.SubmitAsync(letter.Link(), []);
        confirmed.Text.ShouldContain("Your e-mail address is confirmed");

        await visitor.SignInAsync("NEWCOMER@example.org");
        (await visitor.OpenAsync("/account/tokens")).Heading.ShouldBe("Access tokens");
    }

    private static Task<WebPage> SignUpAsync(WebVisitor visitor, string userName, string email, string password = Users.Password) =>
        visitor.SubmitAsync("/account/register", ("UserName", userName), ("Email", email), ("Password", password));
}
