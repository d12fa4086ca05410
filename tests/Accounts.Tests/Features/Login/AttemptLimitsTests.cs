using System.Net;
using GrandChallenge.TestKit;

namespace GrandChallenge.Accounts.Tests.Features.Login;

public sealed class AttemptLimitsTests(AttemptLimitsTests.ThreeAttempts platform) : IClassFixture<AttemptLimitsTests.ThreeAttempts>
{
    [Theory]
    [InlineData("/account/login", "Name")]
    [InlineData("/account/forgot-password", "Email")]
    public async Task The_fourth_attempt_within_a_minute_at_one_account_is_refused_others_are_not(string address, string field)
    {
        var visitor = WebVisitor.To(platform);
        for (var i = 0; i < 3; i++)
            (await visitor.SubmitAsync(address, (field, "one@example.org"))).Status.ShouldBe(HttpStatusCode.OK);

        var fourth = await visitor.SubmitAsync(address, (field, "ONE@example.org"));
        fourth.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        fourth.Text.ShouldContain("Wait a minute");

        (await visitor.SubmitAsync(address, (field, "two@example.org"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    public sealed class ThreeAttempts : PlatformFixture
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [KeyValuePair.Create("GC_ATTEMPTS_PER_MINUTE", "3")];
    }
}
