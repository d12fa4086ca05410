using System.Diagnostics;

namespace GrandChallenge.TestKit;

/// <summary>Awaits what another process brings about.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <exception cref="TimeoutException">The condition did not hold within that time.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan within)
    {
        for (var clock = Stopwatch.StartNew(); !await condition(); await Task.Delay(Pause))
        {
            if (clock.Elapsed > within)
                throw new TimeoutException($"The condition did not hold within {within}.");
        }
    }
}
