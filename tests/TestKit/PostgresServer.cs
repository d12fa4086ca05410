using Npgsql;

namespace GrandChallenge.TestKit;

/// <summary>The PostgreSQL server that tests use: the one GC_TEST_DATABASE names, else this clone's private test cluster.</summary>
public static class PostgresServer
{
    private static readonly Lazy<Task<string>> Server = new(async () =>
        Environment.GetEnvironmentVariable("GC_TEST_DATABASE") ?? await EngScript.RunAsync("postgres", "--test", "start"));

    /// <summary>A fresh, empty database of the test's own, dropped when it is disposed.</summary>
    public static async Task<TestDatabase> CreateDatabaseAsync()
    {
        var name = "test_" + Guid.CreateVersion7().ToString("N");
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new TestDatabase(new NpgsqlConnectionStringBuilder(await Server.Value) { Database = name, MaxPoolSize = 50 }.ConnectionString, name);
    }

    internal static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await Server.Value);
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
