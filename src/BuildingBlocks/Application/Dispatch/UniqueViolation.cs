using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GrandChallenge.Application.Dispatch;

/// <summary>Two people wished for the same name at the same moment: the database lets one through, the other hears why.</summary>
internal static class UniqueViolation
{
    public static string? Sentence(DbUpdateException exception) => exception.InnerException switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => "Somebody else was faster: this is taken already.",
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } =>
            "Somebody else changed this at the same moment. Try again.",
        _ when exception is DbUpdateConcurrencyException => "Somebody else changed this meanwhile. Look at it again, then repeat your change.",
        _ => null,
    };
}
