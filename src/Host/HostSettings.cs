using System.Security.Cryptography;
using System.Text;
using GrandChallenge.Application;
using Npgsql;

namespace GrandChallenge.Host;

/// <summary>What the environment says of this process. The names are those of `./run --help`.</summary>
/// <param name="Database">GC_DATABASE: connection string of PostgreSQL.</param>
/// <param name="Role">GC_ROLE: all, web or worker.</param>
/// <param name="Data">GC_DATA: folder of blobs, uploads and, without a mail server, mails.</param>
/// <param name="Installation">GC_INSTALLATION: this installation's name on a container engine's labels, the same for all its workers.</param>
/// <param name="Migrates">The first argument is "migrate": bring the schemas up to date and leave.</param>
public sealed record HostSettings(string Database, HostRole Role, string Data, string Installation, bool Migrates)
{
    public static HostSettings Read(IConfiguration configuration, string[] args) => new(
        configuration["GC_DATABASE"] ?? throw new InvalidOperationException("Set GC_DATABASE to the connection string of a PostgreSQL server."),
        Enum.TryParse<HostRole>(configuration["GC_ROLE"] ?? "all", ignoreCase: true, out var role)
            ? role
            : throw new InvalidOperationException("GC_ROLE must be all, web or worker."),
        configuration["GC_DATA"] ?? ".data/host",
        configuration["GC_INSTALLATION"] ?? InstallationOf(configuration["GC_DATABASE"]),
        args is ["migrate", ..]);

    // Two installations that share an engine must not take each other's containers for leftovers: by default the database tells them apart.
    private static string InstallationOf(string? database)
    {
        var server = new NpgsqlConnectionStringBuilder(database);
        var place = Encoding.UTF8.GetBytes($"{server.Host}:{server.Port}/{server.Database}");
        return $"grand-challenge-{Convert.ToHexStringLower(SHA256.HashData(place))[..8]}";
    }
}
