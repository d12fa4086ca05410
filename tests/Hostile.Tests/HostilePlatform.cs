using GrandChallenge.TestKit;

namespace GrandChallenge.Hostile.Tests;

/// <summary>The platform over a real engine, with leases short enough to be waited for. Tests are skipped where there is no engine.</summary>
public class HostilePlatform : PlatformFixture
{
    private SkipException? refusal;

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("GC_LEASE_SECONDS", "3"), new("GC_ROLE", Role)];

    protected virtual string Role => "all";

    public override async Task InitializeAsync()
    {
        try
        {
            // First: the platform finds its engine by the variable that this sets.
            await DockerEngine.RequireAsync();
        }
        catch (SkipException skip)
        {
            refusal = skip;
        }

        await base.InitializeAsync();
    }

    public void RequireEngine()
    {
        if (refusal is not null)
            throw refusal;
        TestKit.Images.Busybox.IsNeeded();
    }
}

/// <summary>Only the web: workers are processes that the test starts and kills.</summary>
public sealed class WebPlatform : HostilePlatform
{
    protected override string Role => "web";
}
