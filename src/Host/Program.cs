using GrandChallenge.Accounts;
using GrandChallenge.Challenges;
using GrandChallenge.Evaluation;
using GrandChallenge.Host;
using GrandChallenge.Web;

IModule[] modules = [new AccountsModule(), new ChallengesModule(), new EvaluationModule()];

var builder = WebApplication.CreateBuilder(args);
var settings = HostSettings.Read(builder.Configuration, args);
builder.AddPlatform(settings, modules);

var app = builder.Build();
if (settings.Migrates)
    return await app.MigrateAsync();

app.UsePlatform(settings, modules);
await app.RunAsync();
return 0;

namespace GrandChallenge.Host
{
    public partial class Program;
}
