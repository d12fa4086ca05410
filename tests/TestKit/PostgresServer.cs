using Npgsql;

namespace GrandChallenge.TestKit;

/// <summary>The PostgreSQL server that tests use, named by GC_TEST_DATABASE.</summary>
public static class PostgresServer
{
    private static string Server =>
        Environment.GetEnvironmentVariable("GC_TEST_DATABASE") ?? throw new InvalidOperationException("Set GC_TEST_DATABASE.");

    public static async Task<TestDatabase> CreateDatabaseAsync()
    {
        var name = "test_" + Guid.CreateVersion7().ToString("N");
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new TestDatabase(new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 50 }.ConnectionString, name);
    }

    internal static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

public sealed class TestDatabase(string connectionString, string name) : IAsyncDisposable
{
    public string ConnectionString { get; } = connectionString;

    public async ValueTask DisposeAsync() => await PostgresServer.ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
}
