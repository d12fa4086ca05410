using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Application.Data;

public static class DatabaseClock
{
    /// <summary>The database's own time, the one clock that decides deadlines, quotas and leases.</summary>
    public static async Task<DateTimeOffset> NowAsync(this DbContext context, CancellationToken cancellationToken) =>
        (await context.Database.SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"").ToListAsync(cancellationToken))[0].ToUniversalTime();

    /// <summary>Waits for, then holds until the transaction ends, a lock that all who name the same two ids share.</summary>
    public static Task LockAsync(this DbContext context, Guid first, Guid second, CancellationToken cancellationToken)
    {
        // Turned, so that an id locked with itself does not share the key 0 with every other.
        var key = BitConverter.ToInt64(first.ToByteArray(), 8) ^ long.RotateLeft(BitConverter.ToInt64(second.ToByteArray(), 8), 1);
        return context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancellationToken);
    }
}
