using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using GrandChallenge.TestKit;
using Npgsql;
using Testcontainers.PostgreSql;

namespace GrandChallenge.EndToEnd.Tests.Compose;

public sealed class PostgresImageTests
{
    [SkippableFact]
    public async Task Our_PostgreSQL_image_serves_whoever_knows_the_official_one()
    {
        var address = await DockerEngine.RequireAsync();
        await EngScript.RunAsync("images", "postgres");
        TestcontainersSettings.ResourceReaperEnabled = false;   // its image is in a registry
        await using var network = new NetworkBuilder().WithDockerEndpoint(address).Build();
        await using var postgres = new PostgreSqlBuilder("grand-challenge/postgres")
            .WithDockerEndpoint(address)
            .WithNetwork(network)
            .WithDatabase("lungs")
            .Build();

        await postgres.StartAsync();

        await using var connection = new NpgsqlConnection(postgres.GetConnectionString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT current_database() || ' ' || current_setting('server_encoding')", connection);
        (await command.ExecuteScalarAsync()).ShouldBe("lungs UTF8");
    }
}
