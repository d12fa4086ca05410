using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.Features.CreateUser;
using GrandChallenge.Accounts.Features.SiteAdmins;
using GrandChallenge.Application.Dispatch;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GrandChallenge.Accounts.Start;

/// <summary>
/// What a new platform needs before its first visitor: the first site admin and the client of `gc login`. Each start makes what is missing.
/// </summary>
internal sealed partial class FirstStart(
    IServiceScopeFactory scopes, Dispatcher dispatcher, AccountsSettings settings, ILogger<FirstStart> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await CommandLineClient.AddAsync(scope.ServiceProvider, cancellationToken);
        var accounts = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        if (settings.FirstAdmin is { } admin && !await accounts.Users.AnyAsync(u => u.IsSiteAdmin, cancellationToken))
            await AddAsync(admin, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task AddAsync(FirstAdmin admin, CancellationToken cancellationToken)
    {
        await dispatcher.SendAsync(new CreateConfirmedUser(admin.UserName, admin.Email, admin.Password), cancellationToken);
        await dispatcher.SendAsync(new SetSiteAdmin(admin.UserName, IsSiteAdmin: true), cancellationToken);
        LogAdded(admin.UserName);
    }

    [LoggerMessage(LogLevel.Information, "Made the first site admin, {UserName}.")]
    private partial void LogAdded(string userName);
}
