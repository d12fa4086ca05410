using GrandChallenge.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Data;

internal sealed class AccountsDbContext(DbContextOptions<AccountsDbContext> options) : ModuleDbContext(options, Name)
{
    public const string Name = "accounts";

    public DbSet<User> Users => Set<User>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<OAuthApplication> Applications => Set<OAuthApplication>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseOpenIddict<OAuthApplication, OAuthAuthorization, OAuthScope, OAuthToken, Guid>();
        base.OnModelCreating(modelBuilder);
    }
}
