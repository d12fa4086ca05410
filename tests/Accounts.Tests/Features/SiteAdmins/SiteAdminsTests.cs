using System.Net;
using GrandChallenge.Accounts.Features.SiteAdmins;
using GrandChallenge.Application;
using GrandChallenge.TestKit;

namespace GrandChallenge.Accounts.Tests.Features.SiteAdmins;

public sealed class SiteAdminsTests(SiteAdminsTests.WithFirstAdmin platform) : IClassFixture<SiteAdminsTests.WithFirstAdmin>
{
    [Fact]
    public async Task The_first_admin_of_the_settings_promotes_and_demotes_and_both_count_at_once()
    {
        await platform.CreateUserAsync("deputy");
        var admin = await WebVisitor.To(platform).SignInAsync("admin@example.org", WithFirstAdmin.AdminPassword);
        var deputy = await WebVisitor.To(platform).SignInAsync("deputy");
        (await deputy.OpenAsync("/account/site-admins")).Status.ShouldBe(HttpStatusCode.Forbidden);

        (await admin.SubmitAsync("/account/site-admins", ("UserName", "Deputy"))).Text.ShouldContain("is a site admin now");
        (await deputy.OpenAsync("/account/site-admins")).Status.ShouldBe(HttpStatusCode.OK);

        await platform.SendAsSystem(new SetSiteAdmin("deputy", IsSiteAdmin: false));
        (await deputy.OpenAsync("/account/site-admins")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task There_is_always_one_left()
    {
        var refusal = await Should.ThrowAsync<ConflictRefusal>(platform.SendAsSystem(new SetSiteAdmin("admin", IsSiteAdmin: false)));

        refusal.Message.ShouldContain("last site admin");
    }

    public sealed class WithFirstAdmin : PlatformFixture
    {
        public const string AdminPassword = "the very first password";

        protected override IEnumerable<KeyValuePair<string, string>> Settings =>
            [KeyValuePair.Create("GC_ADMIN_EMAIL", "admin@example.org"), KeyValuePair.Create("GC_ADMIN_PASSWORD", AdminPassword)];
    }
}
