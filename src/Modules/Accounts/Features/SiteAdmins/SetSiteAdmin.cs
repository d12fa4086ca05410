using GrandChallenge.Accounts.Data;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Features.SiteAdmins;

/// <summary>Makes a user a site admin or an ordinary user again. There is always one left.</summary>
internal sealed record SetSiteAdmin(string UserName, bool IsSiteAdmin) : ICommand;

internal sealed class SetSiteAdminHandler(AccountsDbContext accounts, Caller caller) : IRequestHandler<SetSiteAdmin, Unit>
{
    public async Task<Unit> Handle(SetSiteAdmin request, CancellationToken cancellationToken)
    {
        AccountRules.SiteAdminInPerson(caller);
        var name = request.UserName.Trim().ToUpperInvariant();
        // All admins are locked in one order, so that two who demote each other do not leave the site without any.
        var admins = await accounts.Users
            .FromSql($"SELECT * FROM accounts.users WHERE is_site_admin OR normalized_user_name = {name} ORDER BY id FOR UPDATE")
            .ToListAsync(cancellationToken);
        var user = admins.SingleOrDefault(u => u.NormalizedUserName == name && u.DeletedAt is null)
            ?? throw new ValidationRefusal(nameof(request.UserName), "There is no user with this name.");
        if (!request.IsSiteAdmin && user.IsSiteAdmin && admins.Count(u => u.IsSiteAdmin) == 1)
            throw new ConflictRefusal("This is the last site admin. Make another user site admin first.");
        if (request.IsSiteAdmin && !user.EmailConfirmed)
            throw new ConflictRefusal("This user has not confirmed his e-mail address yet.");
        user.IsSiteAdmin = request.IsSiteAdmin;
        return Unit.Value;
    }
}

internal sealed class SetSiteAdminMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Mutation<SetSiteAdmin, Unit>(
        "setSiteAdmin", "Makes a user a site admin, or an ordinary user again. For site admins signed in at a browser.");
}
