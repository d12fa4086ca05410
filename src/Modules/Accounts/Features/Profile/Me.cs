using GrandChallenge.Accounts.Data;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Features.Profile;

/// <summary>Who the caller is; null for a stranger.</summary>
internal sealed record Me : IQuery<Viewer?>;

/// <param name="NewEmail">The address that he wishes for and has not confirmed yet.</param>
internal sealed record Viewer(
    Guid Id, string UserName, string Email, string? NewEmail, string FullName, string Institution, string Country, bool IsSiteAdmin);

internal sealed class MeHandler(AccountsDbContext accounts, Caller caller) : IRequestHandler<Me, Viewer?>
{
    public Task<Viewer?> Handle(Me request, CancellationToken cancellationToken) => accounts.Users
        .Where(u => u.Id == caller.Id && u.DeletedAt == null)
        .Select(u => (Viewer?)new Viewer(u.Id, u.UserName!, u.Email!, u.NewEmail, u.FullName, u.Institution, u.Country, u.IsSiteAdmin))
        .SingleOrDefaultAsync(cancellationToken);
}

internal sealed class MeField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Query<Me, Viewer?>("me", "The account that asks; null without one.");
}
