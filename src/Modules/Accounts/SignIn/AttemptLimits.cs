using System.Threading.RateLimiting;

namespace GrandChallenge.Accounts.SignIn;

/// <summary>How often somebody may try: at one form about one account from one network address, and ten times that over all.</summary>
internal sealed class AttemptLimits : IDisposable
{
    private const int AccountsPerAddress = 10;

    private readonly PartitionedRateLimiter<(string Address, string Account)> limiter;

    public AttemptLimits(AccountsSettings settings) => limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<(string Address, string Account), string>(
            who => Window(who.Address, settings.AttemptsPerMinute * AccountsPerAddress)),
        PartitionedRateLimiter.Create<(string Address, string Account), string>(
            who => Window($"{who.Address} {who.Account.ToUpperInvariant()}", settings.AttemptsPerMinute)));

    public bool Allows(string address, string account)
    {
        using var lease = limiter.AttemptAcquire((address, account));
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();

    private static RateLimitPartition<string> Window(string key, int permits) => RateLimitPartition.GetSlidingWindowLimiter(
        key,
        _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        });
}
