using GrandChallenge.Accounts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Features.FindUser;

// A user name is public; a deleted user is nobody.
internal sealed class FindUserHandler(AccountsDbContext accounts) : IRequestHandler<Contracts.FindUser, Guid?>
{
    public Task<Guid?> Handle(Contracts.FindUser request, CancellationToken cancellationToken)
    {
        var name = request.UserName.Trim().ToUpperInvariant();
        return accounts.Users
            .Where(u => u.NormalizedUserName == name && u.DeletedAt == null && u.EmailConfirmed)
            .Select(u => (Guid?)u.Id)
            .SingleOrDefaultAsync(cancellationToken);
    }
}
