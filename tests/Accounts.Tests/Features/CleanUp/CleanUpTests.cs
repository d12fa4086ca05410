using GrandChallenge.Accounts.Data;
using GrandChallenge.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Tests.Features.CleanUp;

[Collection(AccountsCollection.Name)]
public sealed class CleanUpTests(PlatformFixture platform)
{
    [Fact]
    public async Task Only_old_accounts_that_nobody_confirmed_go()
    {
        await platform.CreateUserAsync("old-confirmed");
        foreach (var name in new[] { "old-unconfirmed", "new-unconfirmed" })
            await platform.SendAs(null, new Accounts.Features.Register.Register(name, Users.AddressOf(name), Users.Password));
        await platform.InDatabase<AccountsDbContext, int>(db => db.Users.Where(u => u.UserName!.StartsWith("old-"))
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.CreatedAt, TimeProvider.System.GetUtcNow().AddDays(-8))));

        await platform.SendAsSystem(new Accounts.Features.CleanUp.CleanUp());

        var names = await platform.InDatabase<AccountsDbContext, List<string?>>(db => db.Users.Select(u => u.UserName).ToListAsync());
        names.ShouldContain("old-confirmed");
        names.ShouldContain("new-unconfirmed");
        names.ShouldNotContain("old-unconfirmed");
    }
}
