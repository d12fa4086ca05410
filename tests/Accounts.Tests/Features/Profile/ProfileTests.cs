using GrandChallenge.Accounts.Features.Profile;
using GrandChallenge.TestKit;

namespace GrandChallenge.Accounts.Tests.Features.Profile;

[Collection(AccountsCollection.Name)]
public sealed class ProfileTests(PlatformFixture platform)
{
    [Fact]
    public async Task Name_institution_and_country_are_kept_and_shown_again()
    {
        var id = await platform.CreateUserAsync("profiled");
        var visitor = await WebVisitor.To(platform).SignInAsync("profiled");

        var saved = await visitor.SubmitAsync("/account/profile", ("FullName", " Ada van Dijk "), ("Institution", "Radboudumc"), ("Country", "NL"));

        saved.Text.ShouldContain("Your profile is saved");
        saved.Document.QuerySelector("#FullName")!.GetAttribute("value").ShouldBe("Ada van Dijk");
        var me = (await platform.SendAs(id, new Me()))!;
        (me.FullName, me.Institution, me.Country, me.IsSiteAdmin).ShouldBe(("Ada van Dijk", "Radboudumc", "NL", false));
        (await visitor.SubmitAsync("/account/profile", ("Country", "XX"))).Text.ShouldContain("two-letter code");
    }

    [Fact]
    public async Task A_stranger_is_nobody() => (await platform.SendAs(null, new Me())).ShouldBeNull();
}
