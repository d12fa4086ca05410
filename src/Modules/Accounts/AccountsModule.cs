using GrandChallenge.Accounts.Data;
using GrandChallenge.Application.Dispatch;
using GrandChallenge.Web;
using Microsoft.Extensions.Hosting;

namespace GrandChallenge.Accounts;

public sealed class AccountsModule : IModule
{
    public void AddServices(IHostApplicationBuilder builder) =>
        builder.Services.AddModule<AccountsDbContext>(AccountsDbContext.Name);
}
