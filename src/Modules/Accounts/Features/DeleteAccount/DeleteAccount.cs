using GrandChallenge.Accounts.Contracts;
using GrandChallenge.Accounts.Data;
using GrandChallenge.Accounts.SignIn;
using GrandChallenge.Application;
using GrandChallenge.Application.Messaging;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Features.DeleteAccount;

/// <summary>Erases everything personal of the caller for good. What he scored stays, under a pseudonym.</summary>
/// <param name="Password">The caller's password, so that nobody else at his browser can.</param>
internal sealed record DeleteAccount(string Password) : ICommand;

internal sealed class DeleteAccountHandler(
    AccountsDbContext accounts, PasswordProof proof, Grants grants, Outbox outbox, Caller caller, TimeProvider time)
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
        await proof.RequireAsync(user, request.Password);
        if (user.IsSiteAdmin && locked.Count(u => u.IsSiteAdmin) == 1)
            throw new ConflictRefusal("You are the last site admin. Make another user site admin first.");

        await accounts.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == self).ExecuteDeleteAsync(cancellationToken);
        await grants.EraseAsync(self, cancellationToken);
        user.Forget(time.GetUtcNow());
        outbox.Publish(new AccountDeleted(self));
        return Unit.Value;
    }
}

internal sealed class DeleteAccountMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Mutation<DeleteAccount, Unit>(
        "deleteAccount",
        "Erases everything personal of yours for good; scores stay under a pseudonym. Signed in at a browser only, with your password.");
}
