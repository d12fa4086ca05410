using GrandChallenge.TestKit;

namespace GrandChallenge.Contract.Tests;

[Collection(OnePlatform.Name)]
public sealed class HealthTests(PlatformFixture platform)
{
    [Fact]
    public async Task The_host_says_that_it_is_well()
    {
        var answer = await platform.CreateClient().GetStringAsync("/health");
        answer.ShouldBe("ok");
    }
}
