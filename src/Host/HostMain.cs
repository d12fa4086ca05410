using GrandChallenge.Accounts;
using GrandChallenge.Challenges;
using GrandChallenge.Evaluation;
using GrandChallenge.Web;

namespace GrandChallenge.Host;

/// <summary>The list of modules, and nothing else that a host should know.</summary>
public static class HostMain
{
    private static readonly IModule[] Modules = [new AccountsModule(), new ChallengesModule(), new EvaluationModule()];

    /// <returns>0 when the process did what its arguments say; the first argument may be "migrate".</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        // The settings file lies beside the program, from wherever it is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var settings = HostSettings.Read(builder.Configuration, args);
        builder.AddPlatform(settings, Modules);

        await using var app = builder.Build();
        if (settings.Migrates)
            return await app.MigrateAsync();

        app.UsePlatform(settings, Modules);
        await app.RunAsync();
        return 0;
    }
}
