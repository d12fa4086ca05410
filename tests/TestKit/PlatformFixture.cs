using GrandChallenge.Application;
using GrandChallenge.Application.Dispatch;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GrandChallenge.TestKit;

/// <summary>The whole platform in this process, on a database of its own: tests send requests as anyone and read what became of them.</summary>
public class PlatformFixture : WebApplicationFactory<Host.Program>, IAsyncLifetime
{
    private TestDatabase? database;
    private string? data;

    public string ConnectionString => database?.ConnectionString ?? throw new InvalidOperationException("The fixture has not started.");

    /// <summary>The platform's GC_DATA: blobs, keys and mails.</summary>
    public string DataFolder => data ?? throw new InvalidOperationException("The fixture has not started.");

    protected virtual IEnumerable<KeyValuePair<string, string>> Settings => [];

    public virtual async Task InitializeAsync()
    {
        database = await PostgresServer.CreateDatabaseAsync();
        data = Directory.CreateTempSubdirectory("gc-test-").FullName;
        await MigrateAsync();
        _ = Services;
    }

    /// <summary>Sends a request as this user (null: a stranger), in a scope of its own.</summary>
    public async Task<TResult> SendAs<TResult>(Guid? user, IRequest<TResult> request, bool isSiteAdmin = false)
    {
        await using var scope = Services.CreateAsyncScope();
        if (user is { } id)
            scope.ServiceProvider.GetRequiredService<Caller>().Become(id, isSiteAdmin);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Sends a request as the platform itself.</summary>
    public Task<TResult> SendAsSystem<TResult>(IRequest<TResult> request) =>
        Services.GetRequiredService<Dispatcher>().SendAsync(request, CancellationToken.None);

    public async Task<T> InDatabase<TContext, T>(Func<TContext, Task<T>> read)
        where TContext : DbContext
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<TContext>());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("GC_DATABASE", ConnectionString);
        builder.UseSetting("GC_DATA", data);
        builder.UseSetting("GC_URL", "http://localhost");
        builder.UseSetting("GC_ATTEMPTS_PER_MINUTE", "10000");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        // Nearly every test makes users, and none of their passwords guards anything.
        builder.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
        if (data is not null)
            Directory.Delete(data, recursive: true);
    }

    private async Task MigrateAsync()
    {
        var exit = await Host.HostMain.RunAsync(["migrate", $"--GC_DATABASE={ConnectionString}", $"--GC_DATA={data}", "--Logging:LogLevel:Default=Warning"]);
        if (exit != 0)
            throw new InvalidOperationException($"Migration ended with {exit}.");
    }
}
