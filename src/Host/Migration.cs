using GrandChallenge.Application.Dispatch;
using JasperFx.Resources;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Host;

internal static class Migration
{
    /// <summary>Brings every module's schema and the message tables up to date. Only this command does: the web process never migrates.</summary>
    public static async Task<int> MigrateAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var context in scope.ServiceProvider.GetServices<ModuleContext>().Select(module => module.Context))
            await ((DbContext)scope.ServiceProvider.GetRequiredService(context)).Database.MigrateAsync();
        await app.SetupResources();
        return 0;
    }
}
