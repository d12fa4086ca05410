using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.Features.CleanUp;
using GrandChallenge.Accounts.Features.Connect;
using GrandChallenge.Accounts.Mail;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Accounts.Start;
using GrandChallenge.Application.Dispatch;
using GrandChallenge.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GrandChallenge.Accounts;

public sealed class AccountsModule : IModule
{
    public void AddServices(IHostApplicationBuilder builder)
    {
        var settings = AccountsSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddModule<AccountsDbContext>(AccountsDbContext.Name);
        builder.Services.AddMail(settings);
        // In this order: what reads bearer tokens asks the OAuth server's handlers, which must have seen the request before.
        builder.Services.AddOAuthServer(settings);
        builder.Services.AddSignIn(settings);
        builder.Services.AddHostedService<FirstStart>();
        builder.Services.AddHostedService<DailyCleanUp>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapOAuth();
}
