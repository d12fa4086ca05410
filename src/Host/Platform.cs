using System.Reflection;
using GrandChallenge.Application;
using GrandChallenge.Application.Data;
using GrandChallenge.Application.Dispatch;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Containers;
using GrandChallenge.Storage;
using GrandChallenge.Web;
using GrandChallenge.Web.Edges;
using GrandChallenge.Web.GraphQL;

namespace GrandChallenge.Host;

internal static class Platform
{
    public static void AddPlatform(this WebApplicationBuilder builder, HostSettings settings, IReadOnlyCollection<IModule> modules)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddDatabase(settings.Database);
        builder.Services.AddDispatch();
        builder.Services.AddEdges();
        builder.AddWeb();
        builder.Services.AddStorage(options => options.Root = Path.Combine(settings.Data, "storage"));
        builder.Services.AddContainers(options => options.Installation = settings.Installation);
        foreach (var module in modules)
        {
            module.AddServices(builder);
            if (settings.Role != HostRole.Web)
                module.AddWorkerServices(builder.Services);
        }

        Assembly[] assemblies = [.. modules.Select(module => module.GetType().Assembly)];
        builder.Services.AddGraphQLApi(assemblies);
        builder.AddMessaging(
            settings.Database, settings.Role, settings.Migrates,
            assemblies,
            [.. modules.SelectMany(module => module.Queues)]);
    }

    public static void UsePlatform(this WebApplication app, HostSettings settings, IReadOnlyCollection<IModule> modules)
    {
        app.MapGet("/health", () => "ok");
        if (settings.Role == HostRole.Worker)
            return;
        app.UseWeb();
        app.UseAuthentication();
        app.UseEdges();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapGraphQLApi();
        app.MapUploads("/uploads", context => context.RequestServices.GetRequiredService<Caller>().Id);
        foreach (var module in modules)
            module.MapEndpoints(app);
    }
}
