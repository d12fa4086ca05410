using GrandChallenge.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Data;

internal sealed class AccountsDbContext(DbContextOptions<AccountsDbContext> options) : ModuleDbContext(options, Name)
{
    public const string Name = "accounts";
}
