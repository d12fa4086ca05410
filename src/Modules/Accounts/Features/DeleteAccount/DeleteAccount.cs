using GrandChallenge.Accounts.Contracts;
using GrandChallenge.Accounts.Data;
using GrandChallenge.Application;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Features.DeleteAccount;

/// <summary>Erases everything personal of the caller for good. What he scored stays, under a pseudonym.</summary>
/// <param name="Password">The caller's password, so that nobody else at his browser can.</param>
internal sealed record DeleteAccount(string Password) : ICommand;

internal sealed class DeleteAccountHandler(AccountsDbContext accounts, UserManager<User> users, Outbox outbox, Caller caller, TimeProvider time)
    : IRequestHandler<DeleteAccount, Unit>
{
    public async Task<Unit> Handle(DeleteAccount request, CancellationToken cancellationToken)
    {
        var self = AccountRules.SelfInPerson(caller);
        // All admins are locked in one order, so that the last two cannot leave at the same moment.
        var locked = await accounts.Users
            .FromSql($"SELECT * FROM accounts.users WHERE is_site_admin OR id = {self} ORDER BY id FOR UPDATE")
            .ToListAsync(cancellationToken);
        var user = locked.SingleOrDefault(u => u.Id == self) ?? throw new NotFoundRefusal();
        if (!await users.CheckPasswordAsync(user, request.Password))
            throw new ValidationRefusal(nameof(request.Password), "This is not your password.");
        if (user.IsSiteAdmin && locked.Count(u => u.IsSiteAdmin) == 1)
            throw new ConflictRefusal("You are the last site admin. Make another user site admin first.");

        await EraseTokensAsync(self, cancellationToken);
        user.Forget(time.GetUtcNow());
        outbox.Publish(new AccountDeleted(self));
        return Unit.Value;
    }

    private async Task EraseTokensAsync(Guid self, CancellationToken cancellationToken)
    {
        var subject = self.ToString();
        var own = accounts.Applications.Where(a => a.OwnerId == self).Select(a => a.Id);
        await accounts.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == self).ExecuteDeleteAsync(cancellationToken);
        await accounts.AccessTokens.Where(t => t.UserId == self).ExecuteDeleteAsync(cancellationToken);
        await accounts.Set<OAuthToken>()
            .Where(t => t.Subject == subject || own.Contains(t.Application!.Id) || t.Authorization!.Subject == subject)
            .ExecuteDeleteAsync(cancellationToken);
        await accounts.Set<OAuthAuthorization>()
            .Where(a => a.Subject == subject || own.Contains(a.Application!.Id))
            .ExecuteDeleteAsync(cancellationToken);
        await accounts.Applications.Where(a => a.OwnerId == self).ExecuteDeleteAsync(cancellationToken);
    }
}
