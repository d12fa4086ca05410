using GrandChallenge.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;

namespace GrandChallenge.Cli.Tests.Platform;

public sealed class ExpiredCodeTests(ExpiredCodeTests.ImpatientServer platform) : IClassFixture<ExpiredCodeTests.ImpatientServer>
{
    [Fact]
    public async Task A_code_that_nobody_confirms_in_time_ends_the_waiting_with_a_sentence()
    {
        using var home = new TestFolder();

        var login = await GcProcess.RunAsync(platform.Address, null, home, "login");

        login.Exit.ShouldBe(3, login.ToString());
        login.Error.ShouldContain("gc: LOGIN_REFUSED: The code has expired before it was confirmed.");
        login.Error.ShouldContain("Run gc login again");
    }

    /// <summary>Its codes last a second.</summary>
    public sealed class ImpatientServer : PlatformServer
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.PostConfigure<OpenIddictServerOptions>(
                options => options.DeviceCodeLifetime = options.UserCodeLifetime = TimeSpan.FromSeconds(1)));
        }
    }
}
