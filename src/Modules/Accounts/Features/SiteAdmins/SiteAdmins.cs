using GrandChallenge.Accounts.Data;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Features.SiteAdmins;

/// <summary>User names of all site admins, in order.</summary>
internal sealed record SiteAdminNames : IQuery<IReadOnlyList<string>>;

internal sealed class SiteAdminNamesHandler(AccountsDbContext accounts, Caller caller)
    : IRequestHandler<SiteAdminNames, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(SiteAdminNames request, CancellationToken cancellationToken)
    {
        AccountRules.SiteAdmin(caller);
        return await accounts.Users
            .Where(u => u.IsSiteAdmin).OrderBy(u => u.NormalizedUserName).Select(u => u.UserName!).ToListAsync(cancellationToken);
    }
}

internal sealed class SiteAdminsField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Query<SiteAdminNames, IReadOnlyList<string>>(
        "siteAdmins", "User names of all site admins; for site admins.");
}
