using GrandChallenge.Application;

namespace GrandChallenge.Host;

/// <summary>What the environment says of this process. The names are those of `./run --help`.</summary>
/// <param name="Database">GC_DATABASE: connection string of PostgreSQL.</param>
/// <param name="Role">GC_ROLE: all, web or worker.</param>
/// <param name="Data">GC_DATA: folder of blobs, uploads and, without a mail server, mails.</param>
/// <param name="Migrates">The first argument is "migrate": bring the schemas up to date and leave.</param>
public sealed record HostSettings(string Database, HostRole Role, string Data, bool Migrates)
{
    public static HostSettings Read(IConfiguration configuration, string[] args) => new(
        configuration["GC_DATABASE"] ?? throw new InvalidOperationException("Set GC_DATABASE to the connection string of a PostgreSQL server."),
        Enum.TryParse<HostRole>(configuration["GC_ROLE"] ?? "all", ignoreCase: true, out var role)
            ? role
            : throw new InvalidOperationException("GC_ROLE must be all, web or worker."),
        configuration["GC_DATA"] ?? ".data/host",
        args is ["migrate", ..]);
}
