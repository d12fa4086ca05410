using GrandChallenge.Accounts.Data;
using GrandChallenge.Application;
using GrandChallenge.Contracts;
using GrandChallenge.Web.GraphQL;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GrandChallenge.Accounts.Features.AccessTokens;

/// <summary>Ends one of the caller's tokens at once.</summary>
internal sealed record RevokeAccessToken(Guid Id) : ICommand;

internal sealed class RevokeAccessTokenHandler(AccountsDbContext accounts, Caller caller) : IRequestHandler<RevokeAccessToken, Unit>
{
    public async Task<Unit> Handle(RevokeAccessToken request, CancellationToken cancellationToken)
    {
        var self = AccountRules.Self(caller);
        var token = await accounts.AccessTokens.SingleOrDefaultAsync(t => t.Id == request.Id && t.UserId == self, cancellationToken)
            ?? throw new NotFoundRefusal();
        accounts.AccessTokens.Remove(token);
        return Unit.Value;
    }
}

internal sealed class RevokeAccessTokenMutation : IGraphQLField
{
    public void AddTo(GraphQLRoots roots) => roots.Mutation<RevokeAccessToken, Unit>(
        "revokeAccessToken", "Ends one of your access tokens at once.");
}
