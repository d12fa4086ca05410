using GrandChallenge.Accounts.Data;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace GrandChallenge.Accounts.Features.Applications;

/// <summary>The caller's own applications, and those that he has let in.</summary>
internal sealed record MyApplications : IQuery<ApplicationsOfUser>;

internal sealed record ApplicationsOfUser(IReadOnlyList<OwnApplication> Own, IReadOnlyList<AllowedApplication> Allowed);

internal sealed record OwnApplication(Guid Id, string Name, string ClientId, bool HasSecret, DateTimeOffset RegisteredAt);

internal sealed record AllowedApplication(Guid Id, string Name, DateTimeOffset Since);

internal sealed class MyApplicationsHandler(AccountsDbContext accounts, Caller caller) : IRequestHandler<MyApplications, ApplicationsOfUser>
{
    public async Task<ApplicationsOfUser> Handle(MyApplications request, CancellationToken cancellationToken)
    {
        var self = AccountRules.Self(caller);
        var subject = self.ToString();
        var own = await accounts.Applications
            .Where(a => a.OwnerId == self)
            .OrderByDescending(a => a.RegisteredAt)
            .Select(a => new OwnApplication(a.Id, a.DisplayName!, a.ClientId!, a.ClientSecret != null, a.RegisteredAt))
            .ToListAsync(cancellationToken);
        var allowed = await accounts.Set<OAuthAuthorization>()
            .Where(a => a.Subject == subject && a.Status == Statuses.Valid && a.Type == AuthorizationTypes.Permanent)
            .GroupBy(a => new { a.Application!.Id, a.Application.DisplayName })
            .Select(group => new { group.Key.Id, group.Key.DisplayName, Since = group.Min(a => a.CreationDate) })
            .OrderBy(row => row.DisplayName)
            .ToListAsync(cancellationToken);
        return new ApplicationsOfUser(
            own, [.. allowed.Select(row => new AllowedApplication(row.Id, row.DisplayName!, new DateTimeOffset(row.Since!.Value)))]);
    }
}

internal sealed class MyApplicationsField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Query<MyApplications, ApplicationsOfUser>(
        "myApplications", "The applications that you have registered, and those that you have let in.");
}
