using GrandChallenge.Accounts.Data;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Features.AccessTokens;

/// <summary>The caller's tokens, newest first.</summary>
internal sealed record MyAccessTokens : IQuery<IReadOnlyList<AccessTokenRow>>;

internal sealed record AccessTokenRow(
    Guid Id, string Name, string Prefix, IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt);

internal sealed class MyAccessTokensHandler(AccountsDbContext accounts, Caller caller)
    : IRequestHandler<MyAccessTokens, IReadOnlyList<AccessTokenRow>>
{
    public async Task<IReadOnlyList<AccessTokenRow>> Handle(MyAccessTokens request, CancellationToken cancellationToken)
    {
        var self = AccountRules.Self(caller);
        return await accounts.AccessTokens
            .Where(t => t.UserId == self)
            .OrderByDescending(t => t.Id)
            .Select(t => new AccessTokenRow(t.Id, t.Name, t.Prefix, t.Scopes, t.CreatedAt, t.ExpiresAt, t.LastUsedAt))
            .ToListAsync(cancellationToken);
    }
}

internal sealed class MyAccessTokensField : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) =>
        roots.Query<MyAccessTokens, IReadOnlyList<AccessTokenRow>>(
            "myAccessTokens", "Your access tokens, newest first, without their text.");
}
