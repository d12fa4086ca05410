using System.Net;
using GrandChallenge.Accounts.Contracts;
using GrandChallenge.Accounts.Listeners;
using GrandChallenge.Application.Dispatch;
using GrandChallenge.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Accounts.Tests.Mail;

[Collection(AccountsCollection.Name)]
public sealed class MailTests(PlatformFixture platform)
{
    [Fact]
    public async Task News_of_another_module_reaches_the_users_address_and_the_developers_page()
    {
        var user = await platform.CreateUserAsync("reader-of-news");

        await MailWantedListener.Handle(
            new MailWanted(user, "Scored <b>", "See http://localhost/challenges/nodules, <script>"), platform.Services.GetRequiredService<Dispatcher>(), default);

        (await platform.MailAsync("reader-of-news@example.org", "Scored")).TextBody!.ShouldContain("See http");
        var visitor = WebVisitor.To(platform);
        var list = await visitor.OpenAsync("/dev/mail");
        var mail = await visitor.OpenAsync(list.Document.QuerySelectorAll("main a").First(a => a.TextContent == "Scored <b>").GetAttribute("href")!);
        mail.Heading.ShouldBe("Scored <b>");
        mail.Document.QuerySelector("pre a")!.GetAttribute("href")!.ShouldStartWith("http://localhost/challenges/nodules");
        mail.Html.ShouldNotContain("<script>\n");
    }

    [Theory]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("00000000000000000000000000000000")]
    public async Task Only_mails_can_be_opened(string id) =>
        (await WebVisitor.To(platform).OpenAsync("/dev/mail/" + id)).Status.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Nobody_gets_a_mail_meant_for_an_account_that_is_gone() =>
        await MailWantedListener.Handle(new MailWanted(Guid.CreateVersion7(), "Lost", "Text"), platform.Services.GetRequiredService<Dispatcher>(), default);
}
