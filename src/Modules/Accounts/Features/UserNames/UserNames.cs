using GrandChallenge.Accounts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Features.UserNames;

// Names stand on public boards and pages: anyone may ask for them by id.
internal sealed class UserNamesHandler(AccountsDbContext accounts)
    : IRequestHandler<Contracts.UserNames, IReadOnlyDictionary<Guid, string>>
{
    public async Task<IReadOnlyDictionary<Guid, string>> Handle(Contracts.UserNames request, CancellationToken cancellationToken) =>
        await accounts.Users.Where(u => request.Ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.UserName!, cancellationToken);
}
