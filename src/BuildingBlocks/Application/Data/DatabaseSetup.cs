using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GrandChallenge.Application.Data;

public static class DatabaseSetup
{
    /// <summary>Registers the one pool of connections that all modules and the message tables share.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, string connectionString) =>
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));

    internal static void AddModuleContext<TContext>(this IServiceCollection services, string schema)
        where TContext : ModuleDbContext =>
        services.AddDbContext<TContext>(
            (provider, options) => options
                .UseNpgsql(
                    provider.GetRequiredService<NpgsqlDataSource>(),
                    npgsql => npgsql.MigrationsHistoryTable("migrations", schema))
                .UseSnakeCaseNamingConvention(),
            optionsLifetime: ServiceLifetime.Singleton);
}
